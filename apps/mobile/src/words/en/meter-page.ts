/** One meter: what it is doing now, what is left on it, what it can have. */
export const meterPage = {
  title: "Your meter",
  live: {
    title: "Right now",
    using: "Using",
    sending: "Sending to the grid",
    age_one: "Measured {{count}} second ago. Live: only a first look, not a reading.",
    age_other: "Measured {{count}} seconds ago. Live: only a first look, not a reading.",
    old: "Measured at {{when}}, so it may have changed since.",
    waiting: "Asking the device in your home. The first figure comes within a minute.",
    noPower: "The device gives half hours so far, but not the power right now.",
    looking: "Asked for as long as this page is open.",
  },
  balance: {
    title: "Left on the meter",
    owed: "Owed on the meter",
    at: "As of {{when}}.",
    waiting: "Your supplier has not been asked yet. It comes within minutes.",
    emergency: "Emergency credit",
    emergencyText: "{{used}} used of {{limit}}",
    debt: "Owed besides",
    debtText: "{{debt}}, of which {{week}} a week is taken off",
    topUps: "Top-ups",
    topUp: "{{amount}} on {{date}}",
    noTopUps: "None in the last six months",
    all: "All top-ups of the last six months",
  },
  ways: {
    title: "This meter",
    collect: {
      title: "How its readings come in",
      detail: "From where, how far it is, and what else it can have",
    },
    file: { title: "Add readings from a file", detail: "From a download of your supplier" },
    tariffs: { title: "Tariff", detail: "What you pay for it" },
    usage: { title: "See your use", detail: "By day, week, month and year" },
  },
};
