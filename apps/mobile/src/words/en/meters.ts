export const meters = {
  title: "Your meters",
  none: {
    title: "No meter yet",
    text: "Add your electricity or gas meter. You need its number, which is on your bill.",
  },
  add: "Add a meter",
  full: "You have {{most}} meters, the most that one account can have. For another home, open a second account, or tell us what you need.",
  number: "Meter point number",
  payment: "How you pay",
  payments: { credit: "By bill or direct debit", prepayment: "As you go, by topping up" },
  readings: "Readings",
  readingsFromTo: "{{from}} to {{to}}",
  noReadings: "None yet",
  exported: "Sent to the grid",
  consent: "Your consent",
  consentOn: "Yes to seeing its readings, since {{date}}",
  generated: "Generated for the demonstration",
  addFile: "Add readings from a file",
  tariffs: "Tariff",
  remove: {
    ask: "Remove this meter",
    named: "Remove this meter: {{name}}",
    title: "Remove this meter and delete its readings?",
    text: "Your consent ends now, and every reading we hold of this meter is deleted. It cannot be undone. You can add the meter again later, without its old readings.",
    yes: "Yes, remove it",
    no: "No, keep it",
    removing: "Removing the meter",
  },
  open: "Open this meter",
  newMeter: {
    way: {
      title: "How do you want to add it?",
      account: "By your account at your supplier",
      accountHint: "Your supplier tells us which meters you have, and their readings come by themselves.",
      number: "By the number on your bill",
      numberHint: "MPAN or MPRN. Its readings come over the national network, or from a file.",
      error: "Choose how to add it",
    },
    fuel: {
      title: "Which meter do you want to add?",
      electricityHint: "It counts kilowatt hours (kWh).",
      gasHint: "It counts cubic metres (m³).",
      error: "Choose electricity or gas",
    },
    number: {
      electricityTitle: "What is your electricity meter point number?",
      electricityLabel: "MPAN",
      electricityHint: "13 digits, on your bill near a large S, such as 20 0002 7391 990. Spaces are fine.",
      gasTitle: "What is your gas meter point number?",
      gasLabel: "MPRN",
      gasHint: "6 to 10 digits, on your gas bill, such as 3938424403. Spaces are fine.",
      where: "Where to find it",
      whereElectricity:
        "Look at the page of your electricity bill with the details of your supply. The number is called MPAN, supply number or meter point number, and often stands in a grid beside a large S: use the bottom line. It is not the serial number on the meter.",
      whereGas:
        "Look at the page of your gas bill with the details of your supply. The number is called MPRN or meter point reference number. It is not the serial number on the meter.",
      practice: "No meter to hand? Use a made-up one",
      practiceText:
        "This copy speaks with a simulator of the network, where nobody lives. Choose a meter to fill in its number.",
      use: "Use {{number}}",
      empty: "Type the number of your meter point",
      length: "An MPAN has 13 digits, or 21 with its top line: you typed {{count}}",
      gasLength: "An MPRN has 6 to 10 digits: you typed {{count}}",
      checkDigit: "These 13 digits do not belong together: compare each with your bill",
      linked:
        "This meter is in an account already. Check the number. If it is yours, sign in to the other account or ask us.",
    },
    payment: {
      title: "How do you pay for it?",
      error: "Choose how you pay",
    },
    consent: {
      title: "May we show you the readings of this meter?",
      whatText:
        "The half-hourly readings of the meter {{number}}, those you add and those we collect for you.",
      ifNoText: "We do not add the meter, and we keep nothing about it.",
      yes: "Yes, show me my readings",
      no: "No, do not add it",
      adding: "Adding the meter",
      noticeChanged:
        "Our promise has changed since you opened this page. Read it once more, then answer again.",
    },
    refused: {
      title: "We have not added the meter",
      text: "You said no, so nothing was kept. You can come back whenever you like.",
    },
    done: {
      title: "Your meter is added",
      text: "{{name}} is now in your account, and your consent is written down with today’s date.",
      next: "It has no readings yet. Add a file from your supplier to see your half hours.",
      nextCollect:
        "It has no readings yet. We can collect them for you: have your energy display at hand, or stand near the meter. Or add a file from your supplier.",
      toMeters: "See your meters",
    },
  },
};
