/** What a home can do to pay less: the place itself, the one what-if, and how the comparison works. */
export const save = {
  title: "Save",
  lead: "What your own half hours would cost on every tariff, and what else you can find out with them.",
  ways: {
    compare: { title: "Compare tariffs", detail: "Every tariff on your own half hours, cheapest first" },
    whatIf: { title: "What if you moved some evening use?", detail: "From the evening into the night" },
    bill: { title: "Check a bill", detail: "Does it agree with your half hours, and if not, why?" },
    how: {
      title: "How the comparison works",
      detail: "What is counted, what is estimated, what is left out",
    },
  },
  whatIf: {
    title: "What if you moved some evening use?",
    question: "How much of what you use from 16:00 to 19:00 would you use from 00:30 to 05:00 instead?",
    none: "None",
    share: "{{percent}}%",
    asNow:
      "As you use it now, the cheapest tariff would cost about {{cost}} a year. Choose how much you would move.",
    result: {
      less: "With {{percent}}% of it moved, the cheapest tariff would cost about {{cost}} a year, {{difference}} less than the cheapest at the times you use it now.",
      more: "With {{percent}}% of it moved, the cheapest tariff would cost about {{cost}} a year, {{difference}} more than the cheapest at the times you use it now.",
      same: "With {{percent}}% of it moved, the cheapest tariff would cost about {{cost}} a year, the same as at the times you use it now.",
    },
    today: {
      less: "On today’s tariff it would save you {{difference}} a year.",
      more: "On today’s tariff it would cost you {{difference}} a year more.",
      same: "On today’s tariff it would change nothing.",
    },
    other: "Another tariff is the cheapest then.",
    table: "A year’s cost",
    tariff: "Tariff",
    now: "Now",
    moved: "{{percent}}% moved",
    change: "Change",
    cheapestNow: "The cheapest now",
    cheapestThen: "The cheapest then",
    todays: "Today’s tariff",
    changes: { less: "{{amount}} less", more: "{{amount}} more", same: "the same" },
    needs: "This needs an electricity meter: gas costs the same at every hour.",
    ideas: "What can move: a dishwasher or washing machine on a timer, a car, a hot water tank.",
    safety: "Do not leave a tumble dryer running while everybody sleeps.",
    kept: "You use as much in each day as before, only at other times. Which tariffs have cheap nights differs.",
    full: "See every tariff",
  },
  how: {
    title: "How the comparison works",
    lead: "Each tariff is priced on what your own home used, half hour by half hour. It follows Ofgem’s principles for an estimated annual cost.",
    use: {
      title: "Your own use",
      first:
        "We take the last 12 months of your half hours, as your meter counted them. Where they are held, nothing is assumed about how homes usually use energy.",
      second:
        "A missing half hour is estimated: by the mean of the same half hour on days of the same kind within three weeks, each day weighted by how much homes use in its month. How many there are is said with the result.",
      third:
        "With less than a year, from three months on, the rest of the year is made from what you have in the same way. How far that can be out is said first of all.",
    },
    same: {
      title: "The same for every tariff",
      first:
        "Every tariff is priced on the same half hours, for the same region, the same way of paying and the same meter. Who supplies it changes nothing.",
      second: "Today’s tariff is priced in the same way, at the prices you gave us.",
    },
    prices: {
      title: "Prices",
      first: "Standing charges and VAT are in. A tariff’s prices are taken to hold for the whole year.",
      second:
        "VAT is that of the year to come: electricity bears none until 31 March 2027, and 5% after that as the law stands. Gas bears 5%.",
      third:
        "Tariffs whose prices change each half hour or each day are priced at those of the past year. Nobody knows those of the next.",
      fourth:
        "Only discounts that everybody gets are counted. One with a condition is named beside the tariff and left out of its cost.",
      fifth:
        "For two-rate tariffs the hours your meter keeps count where they are known, else the supplier’s own, else what you told us, else what is usual in your region. Which it was is said.",
    },
    order: {
      title: "The order",
      first:
        "By cost and nothing else, to the last part of a penny, or by green share where you ask for it. Tariffs of the same cost share a place.",
      second: "Nobody pays for a place in the list, or for a switch that begins here.",
    },
    out: {
      title: "What is not there",
      first:
        "Tariffs that nobody has told this service about. Tariffs that cannot be priced exactly for your home: they are named below the list, and never guessed.",
      second:
        "The Warm Home Discount and other help that depends on who you are. Bundles with other things, such as boiler cover.",
      third: "Exit fees are shown and not added: they depend on the day you leave.",
      fourth: "Prices older than 7 days are marked.",
    },
    goodFor: {
      title: "What it is good for",
      first:
        "To see which tariffs suit the way your home uses energy. It is an estimate, not a bill: next winter may be colder, and prices may change.",
      second:
        "You switch with the supplier, not here. Ask it to confirm its prices before you agree to anything.",
    },
  },
};
