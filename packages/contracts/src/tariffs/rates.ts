import { REGISTER_NAMES } from "@halfhourly/domain";
import { Type, type Static } from "typebox";
import { closed, date, orNothing, pence, text } from "./amounts.js";

const rate = (description: string) => pence(-500, 1000, `${description} A kWh.`);
const MOST_PRICES = 53_000;
const clockTime = String.raw`([01]\d|2[0-3]):[0-5]\d`;

export const TariffWindowSchema = Type.Object(
  {
    from: Type.String({ pattern: `^${clockTime}$`, maxLength: 5, description: "00:00 to 23:59, included." }),
    to: Type.String({
      pattern: `^(${clockTime}|24:00)$`,
      maxLength: 5,
      description: "00:00 to 24:00, not included. Before `from`, the window runs past midnight.",
    }),
  },
  closed,
);

const Windows = Type.Array(TariffWindowSchema, { minItems: 1, maxItems: 12 });

const Clock = Type.Enum(["london", "utc"], {
  type: "string",
  description: "Whose clock the windows follow: the one on the wall, or GMT all year.",
});

const RegisterName = Type.Enum([...REGISTER_NAMES], {
  type: "string",
  description: "What the register of the meter counts.",
});

const dayOfYear = (description: string) =>
  Type.String({ pattern: String.raw`^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`, maxLength: 5, description });

export const TariffSeasonSchema = Type.Object(
  {
    from: dayOfYear("First day of each year, MM-DD, such as 10-01."),
    to: dayOfYear("Last day of it, itself included. Before `from`, the season runs over New Year."),
  },
  closed,
);

const Flat = Type.Object(
  { kind: Type.Literal("flat"), pencePerKwh: rate("One price at all times.") },
  { ...closed, description: "One price." },
);

const MultiRate = Type.Object(
  {
    kind: Type.Literal("multi-rate"),
    registers: Type.Array(
      Type.Object({ name: RegisterName, pencePerKwh: rate("What this register counts.") }, closed),
      {
        minItems: 2,
        maxItems: REGISTER_NAMES.length,
        description: "Each name once. The first counts whenever none of the others does.",
      },
    ),
    windows: orNothing(
      Type.Object(
        {
          clock: Clock,
          registers: Type.Array(Type.Object({ name: RegisterName, windows: Windows }, closed), {
            minItems: 1,
            maxItems: REGISTER_NAMES.length,
            description: "When each register but the first counts. They do not overlap.",
          }),
        },
        {
          ...closed,
          description: "The supplier's own times. Null: the meter, the region or the household says.",
        },
      ),
    ),
  },
  { ...closed, description: "A price for each register of the meter, such as Economy 7." },
);

const Band = Type.Object(
  {
    name: text(40, "Such as `peak`."),
    pencePerKwh: rate("Within the band."),
    days: orNothing(
      Type.Array(Type.Enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], { type: "string" }), {
        minItems: 1,
        maxItems: 7,
        description: "Left out: every day. A window past midnight belongs to the day on which it begins.",
      }),
    ),
    windows: Windows,
    season: orNothing(TariffSeasonSchema),
  },
  closed,
);

const TimeOfUse = Type.Object(
  {
    kind: Type.Literal("time-of-use"),
    clock: orNothing(Clock),
    bands: Type.Array(Band, { minItems: 1, maxItems: 8, description: "They do not overlap." }),
    otherPencePerKwh: orNothing(
      rate("Whenever no band holds. Left out only where the bands cover every minute of the year."),
    ),
  },
  { ...closed, description: "Prices by time of day, weekday and season." },
);

const series = (description: string) =>
  Type.Array(rate(""), { minItems: 1, maxItems: MOST_PRICES, description: `${description} Without holes.` });
const highest = orNothing(rate("No price is charged above this one."));

const HalfHourly = Type.Object(
  {
    kind: Type.Literal("half-hourly"),
    firstSlot: Type.String({
      pattern: String.raw`^(199\d|20\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):(00|30):00Z$`,
      maxLength: 20,
      description: "When the half hour of the first price starts, UTC.",
    }),
    pencePerKwh: series("One price a half hour, each next one 30 minutes later, through the clock changes."),
    highestPencePerKwh: highest,
    names: orNothing(
      Type.Array(
        Type.Object({ name: text(40, "Such as `high`."), pencePerKwh: rate("The price called so.") }, closed),
        {
          minItems: 1,
          maxItems: 8,
          description: "What prices are called that have names, for showing them apart.",
        },
      ),
    ),
  },
  { ...closed, description: "A price for each half hour; below zero the household is paid." },
);

const Daily = Type.Object(
  {
    kind: Type.Literal("daily"),
    firstDate: date("The day of the first price."),
    pencePerKwh: series("One price a London day, each next one a day later."),
    highestPencePerKwh: highest,
  },
  { ...closed, description: "A price for each day, as a tracker has." },
);

const Block = Type.Object(
  {
    kind: Type.Literal("block"),
    pool: Type.Enum(["day", "month"], {
      type: "string",
      description:
        "Whether each day fills the blocks anew, or the days of a calendar month fill them together.",
    }),
    blocks: Type.Array(
      Type.Object(
        {
          upToWhPerDay: Type.Integer({
            minimum: 1,
            maximum: 1_000_000,
            description: "Where the block ends, in Wh a day; above the block before.",
          }),
          pencePerKwh: rate("Within the block."),
        },
        closed,
      ),
      { minItems: 1, maxItems: 6 },
    ),
    abovePencePerKwh: rate("Above the last block."),
  },
  { ...closed, description: "Prices by how much is used." },
);

export const TariffRatesSchema = Type.Union([Flat, MultiRate, TimeOfUse, HalfHourly, Daily, Block]);
/** Unit rates as they are published; `kind` tells which. */
export type TariffRates = Static<typeof TariffRatesSchema>;
export type TariffBand = Static<typeof Band>;
export type TariffWindow = Static<typeof TariffWindowSchema>;
