import { builder, words } from '../builder.ts';
import { quantity } from '../quantity/quantity.rules.ts';
import { share } from '../share/share.rules.ts';
import { Compound } from './compound.ts';

/** The numbers of a compound's profile (小区档案), each as far as it is known. */
builder.prismaObjectFields(Compound, (t) => ({
  builtYear: t.exposeInt('builtYear', {
    nullable: true,
    description: 'The year in which it was built, or building began.',
  }),
  siteArea: t.field({
    type: words.Quantity,
    nullable: true,
    description: 'The land it stands on, in m2, as printed.',
    resolve: (row) => quantity(row.siteArea, row.siteAreaQualifier, 'm2'),
  }),
  affordableRentalShare: t.field({
    type: 'Decimal',
    nullable: true,
    description: 'How much of its housing is affordable rental housing, from 0 to 1.',
    resolve: (row) => row.affordableRentalShare,
  }),
  households: t.exposeInt('households', {
    nullable: true,
    description: 'Households in all (户).',
  }),
  residentHouseholds: t.exposeInt('residentHouseholds', {
    nullable: true,
    description: 'Households that live there for good (常住); let ones may be among them.',
  }),
  letHouseholds: t.exposeInt('letHouseholds', {
    nullable: true,
    description: 'Homes that are let (出租); resident ones may be among them.',
  }),
  occupancyRate: t.field({
    type: 'Decimal',
    nullable: true,
    description: 'Resident households by households in all, from 0 to 1; never printed.',
    resolve: (row) => share(row.residentHouseholds, row.households),
  }),
  letShare: t.field({
    type: 'Decimal',
    nullable: true,
    description: 'Let homes by households in all, from 0 to 1; never printed.',
    resolve: (row) => share(row.letHouseholds, row.households),
  }),
  merchants: t.exposeInt('merchants', { nullable: true, description: 'Merchants (商户).' }),
  buildingCount: t.exposeInt('buildingCount', {
    nullable: true,
    description: 'How many buildings it has, as known; `buildings` lists those on record.',
  }),
  floorsMin: t.exposeInt('floorsMin', {
    nullable: true,
    description: 'Floors of its lowest building.',
  }),
  floorsMax: t.exposeInt('floorsMax', {
    nullable: true,
    description: 'Floors of its highest building.',
  }),
  gridCount: t.exposeInt('gridCount', {
    nullable: true,
    description: 'How many grids it is divided into, as known; `grids` lists those on record.',
  }),
}));
