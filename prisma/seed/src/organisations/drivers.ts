import { numbers } from '../compounds/sample-compounds.ts';
import { person } from './person-rows.ts';
import type { TieSeed } from './tie-rows.ts';

const COMMUNITY = 'com-yihe';

/** Three of the drivers whom 车先锋 counts; who they are is not printed. */
export const drivers = numbers(3).map((number) =>
  person(`per-xinan-driver-${number}`, `辛安卡友-${number}`, COMMUNITY),
);

/** To be registered with the platform is to be its member. */
export const registrations: readonly TieSeed[] = drivers.map(({ id }) => ({
  id: `tie-membership-${id.slice('per-'.length)}`,
  kind: 'MEMBERSHIP',
  fromPersonId: id,
  toOrganisationId: 'org-chexianfeng',
  areaId: 'str-xinan',
  provenance: 'SYNTHETIC',
}));
