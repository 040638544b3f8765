/** Wrong values of promotions, one environment each. */
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import type { Promotion } from '../../src/config/promotion';

const { beta, lab, production } = environments;
const comes = 'commits come from another environment that is promoted to, and from none in a circle';
const spans = 'a freeze is a span of time, and a quiet day a day of the week';
const soaks = 'a soak is a number of hours, and has what it is counted from';

const promoted = (promotion: Promotion, environment: Environment = production): Environment => ({
  ...environment,
  promotion,
});
const freeze = (from: string, to: string) => promoted({ soakHours: 0, freezes: [{ from, to, because: 'rest' }] });

export const plantedPromotions: readonly {
  readonly says: string;
  readonly environment: Environment;
  readonly others?: readonly Environment[];
  readonly sentence: string;
}[] = [
  {
    says: comes,
    environment: promoted({ after: 'lab', soakHours: 1 }),
    sentence: "promotion.after is 'lab'; name an environment that has a promotion",
  },
  {
    says: comes,
    environment: promoted({ after: 'nowhere', soakHours: 1 }),
    sentence: "promotion.after is 'nowhere'; name an environment that has a promotion",
  },
  {
    says: comes,
    environment: production,
    others: [lab, promoted({ after: 'production', soakHours: 1 }, beta), production],
    sentence: "promotion.after leads from production to beta to 'production'; break the circle",
  },
  {
    says: spans,
    environment: freeze('2026-12-19', '2027-01-04T00:00Z'),
    sentence: 'promotion.freezes has 2026-12-19 to 2027-01-04T00:00Z; write two moments as 2026-12-19T00:00Z',
  },
  {
    says: spans,
    environment: freeze('2027-01-04T00:00Z', '2026-12-19T00:00Z'),
    sentence: 'promotion.freezes has 2027-01-04T00:00Z to 2026-12-19T00:00Z; write two moments as 2026-12-19T00:00Z',
  },
  {
    says: spans,
    environment: promoted({ soakHours: 0, quietDays: { days: [6, 7], because: 'rest' } }),
    sentence: 'promotion.quietDays has 7; use 0 (Sunday) to 6 (Saturday)',
  },
  {
    says: soaks,
    environment: promoted({ after: 'beta', soakHours: -1 }),
    sentence: 'promotion.soakHours is -1; use 0 or more',
  },
  {
    says: soaks,
    environment: promoted({ soakHours: 4 }),
    sentence: "promotion.soakHours is 4 and nothing comes before; use 0, or name 'after'",
  },
];
