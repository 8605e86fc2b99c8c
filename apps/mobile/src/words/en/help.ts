/** Contextual help: each topic can be linked to as /help?topic=name and is then open. */
export const help = {
  title: "Help",
  lead: "Short answers to what people ask most.",
  topics: {
    missing: {
      title: "Why are some half hours missing?",
      first:
        "A missing half hour is one that never reached us. It is not zero: you may well have used energy in it.",
      second:
        "The usual reasons are a weak signal between the meter and the network, work on the network, a meter or communications hub that was changed, or a file that leaves some times out.",
      third:
        "Most gaps fill by themselves within a few days, once the meter is heard again. If a gap is older than two weeks, ask your supplier whether they hold those readings, and add the file they give you.",
    },
    collected: {
      title: "How do readings come by themselves?",
      first:
        "Smart meters are on a national network. Where this service is connected to it, and once you have shown that the home is yours, we ask it for the last 13 months of half hours, and then for each new day, which comes in the morning after.",
      second:
        "You can show it in two ways. By the id of your energy display, the small screen that came with the meter: 16 letters and digits, on its back or in its settings. Or by four digits that we send to the meter’s own screen, and that you type here. If you cannot read them, somebody you trust can read them out to you.",
      third:
        "Half hours may be missing when the communications hub beside the meter has lost its signal, when a hub on an older mobile network (2G or 3G) is changed for one on 4G, or when a meter does not answer for a while. We ask again each night, for at most a week. If days stay empty, tell your supplier: the meter and its hub are theirs to mend.",
      fourth:
        "The network does not give us the credit on a prepayment meter, or the power you are using right now. Look at the meter or at your energy display for those.",
      fifth:
        "To stop, open “Your meters”, then “How its readings come in”, then “Stop collecting”. No new readings come in, and the readings you have are kept. To have those deleted too, remove the meter.",
    },
    estimated: {
      title: "What does estimated mean?",
      first:
        "An estimated reading was worked out by your supplier or by us from what came before. It is drawn as an outline.",
      second: "When the real reading comes, it takes the place of the estimate, and we show what changed.",
    },
    doubtful: {
      title: "What does doubtful mean?",
      first:
        "The reading is more than a home can normally use in a half hour, or the file gave two different readings for it.",
      second: "We show it and leave it out of the cost, so that one fault does not spoil your month.",
    },
    bill: {
      title: "Why does the cost differ from my bill?",
      first: "Check your tariff first: the prices, the days it runs, and whether VAT is in them.",
      second:
        "Bills round in their own way, may cover other days, and may use an estimated reading. For gas they use the energy value of the gas in your area. A difference of a few pence is normal.",
    },
    standing: {
      title: "What is the standing charge?",
      first: "A fixed amount for each day, whatever you use. It pays for being connected.",
      second:
        "We add it to each day that your tariff covers, so a day on which you use nothing still costs something. Half hours on their own are shown without it.",
    },
    vat: {
      title: "Is VAT in these figures?",
      first:
        "Yes. Electricity for homes bears no VAT from 1 October 2026 to 31 March 2027. Before, and after that as the law stands, it bears 5%. Gas for homes bears 5% throughout. If your tariff is without VAT, we add the rate in force on each day. If its prices hold an older rate, we take that out first.",
    },
    gas: {
      title: "Why is gas shown in kWh and not in m³?",
      first: "A gas meter counts volume, in cubic metres (m³). Bills charge for the energy in it, in kWh.",
      second:
        "The sum is: cubic metres × 1.02264 × calorific value ÷ 3.6. The calorific value says how much energy the gas of your area held. Where we do not know it, we use 39.5 and say so.",
    },
    october: {
      title: "Why does one day in October have 50 half hours?",
      first:
        "When the clocks go back, the hour from 01:00 to 02:00 comes twice. We show both, so that day has 50 half hours.",
      second: "In March an hour is skipped, and that day has 46. Nothing is lost or counted twice.",
    },
    file: {
      title: "How do I get a file with my readings?",
      first:
        "Sign in to your supplier’s site or app and look for usage, then for download or export. Choose half-hourly.",
      second:
        "If you cannot find it, ask your supplier for “my half-hourly consumption data as a CSV file”. It is yours, and they must give it to you.",
    },
    privacy: {
      title: "Who can see my readings?",
      first: "You, and nobody else. They are kept locked with a key of your own.",
      second: "To stop, open “Your meters” and remove the meter. We stop at once and delete its readings.",
      third: "A copy for reading offline lies on this device, also locked. Signing out takes it away.",
    },
  },
  operator: {
    title: "Who runs this copy",
    named: "{{name}} runs this copy of Halfhourly and answers for your data.",
    contact: "To ask about your data: {{contact}}",
    notNamed:
      "Whoever runs this copy of Halfhourly answers for your data. They have not given a name here: ask the person who gave you its address.",
    notice: "What happens with your data, in full",
  },
  contactTitle: "Still stuck?",
  contact: {
    supplier: "About your meter, your bill or your tariff: ask your supplier. Their number is on your bill.",
    advice:
      "If you worry about paying, or a supplier does not help: Citizens Advice gives free, independent advice.",
    adviceLink: "Citizens Advice: energy",
    adviceAddress: "https://www.citizensadvice.org.uk/consumer/energy/energy-supply/",
    emergency: "Smell gas? Call 0800 111 999 at once, day or night.",
    app: "About this app: tell us, and give the code if you saw one.",
  },
};
