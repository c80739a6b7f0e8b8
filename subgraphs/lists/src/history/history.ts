import { kernelView } from '@lianjian/kernel/builder';
import { defineHistory } from '@lianjian/vocabulary/history';
import { ServiceActivity } from '../activity/activity.ts';
import { builder, words } from '../builder.ts';
import { Claim } from '../claim/claim.ts';
import { Clock } from '../clock/clock.ts';
import { ClockRule } from '../clock/rule/clock-rule.ts';
import { db } from '../db.ts';
import { Demand } from '../demand/demand.ts';
import { visibleEvents } from '../demand/demand.visibility.ts';
import { ErrandItem } from '../errand/errand-item.ts';
import { Feedback } from '../feedback/feedback.ts';
import { Import } from '../import/import.ts';
import { ListPolicy } from '../list-policy/list-policy.ts';
import { PointsAccount } from '../points/account/account.ts';
import { Redemption } from '../points/redemption/redemption.ts';
import { PointsScheme } from '../points/scheme/scheme.ts';
import { StoreItem } from '../points/store/store-item.ts';
import { RecurringService } from '../recurring-service/recurring.ts';
import { Actor, Organisation } from '../references.ts';
import { ServiceResource } from '../resource/resource.ts';
import { Review } from '../review/review.ts';
import { ReviewItem } from '../review/review-item.ts';
import { RotaShift } from '../rota/rota-shift.ts';
import { Visit } from '../visit/visit.ts';

const addHistory = defineHistory(kernelView(builder), words, {
  actor: Actor,
  organisation: Organisation,
  db,
  visible: visibleEvents,
});

addHistory(Demand, 'Demand');
addHistory(PointsScheme, 'PointsScheme');
addHistory(PointsAccount, 'PointsAccount');
addHistory(StoreItem, 'StoreItem');
addHistory(Redemption, 'Redemption');
addHistory(Claim, 'Claim');
addHistory(Import, 'Import');
addHistory(ServiceResource, 'ServiceResource');
addHistory(ListPolicy, 'ListPolicy');
addHistory(ServiceActivity, 'ServiceActivity');
addHistory(Clock, 'Clock');
addHistory(Visit, 'Visit');
addHistory(ErrandItem, 'ErrandItem');
addHistory(RotaShift, 'RotaShift');
addHistory(ClockRule, 'ClockRule');
addHistory(RecurringService, 'RecurringService');
addHistory(Feedback, 'Feedback');
addHistory(Review, 'Review');
addHistory(ReviewItem, 'ReviewItem');
