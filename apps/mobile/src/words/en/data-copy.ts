export const dataCopy = {
  title: "Get a copy of your data",
  lead: "One file with everything we hold about you and your readings. It is yours: keep it, or take it to another service.",
  ask: "Make my copy",
  askAgain: "Make a new copy",
  asking: "Asking",
  waiting: "Your copy is next in line",
  making: "Making your copy",
  percent: "{{percent}} done",
  readings: "{{percent}} done, {{readings}} half hours so far",
  leave: "You can leave this page. The copy waits for you for a day.",
  ready: {
    title: "Your copy is ready",
    text_one: "{{count, grouped}} half hour and everything else we hold about you: {{size}}.",
    text_other: "{{count, grouped}} half hours and everything else we hold about you: {{size}}.",
    once: "It can be fetched once, until {{until}}. Then we delete our copy.",
    fetch: "Fetch the file",
    fetching: "Fetching",
    inBrowser: "Fetch it in a web browser: this app cannot save files of this kind on a phone yet.",
  },
  taken: {
    title: "You have fetched your copy",
    text: "It was made {{when}}, and is deleted here. Look for it where your downloads go.",
  },
  cutOff: {
    title: "The file did not arrive whole",
    text: "It can be fetched only once, and we have deleted our copy. Ask for a new one: nothing of your data is lost.",
  },
  expired: {
    title: "Your copy was deleted",
    text: "Nobody fetched it in time, so we deleted it. You can ask for a new one.",
  },
  failed: {
    title: "We could not make your copy",
    text: "The fault was ours. Nothing is lost: ask for a new one, and tell us if it happens again.",
  },
  tooMany:
    "You have asked for as many copies as one day allows. Ask again tomorrow. A copy that is ready can still be fetched.",
  busy: "Many people want a copy right now. Try again in a few minutes.",
  beingFetched:
    "This copy is being fetched right now, here or on another device. If that breaks off, try again in a minute.",
  gone: "This copy cannot be fetched any more. Ask for a new one.",
  inside: {
    title: "What is inside",
    readings: "Your readings, half hour by half hour, as tables (CSV) and as JSON",
    personal: "Your account, meters, tariffs, consents and what was written down about them",
    manifest: "A list of the files, with a check sum for each",
    leftOut: "Readings of a meter that you do not allow us to show are not in it.",
    back: "This app can read the readings in again.",
  },
  safe: {
    title: "Keep it safe",
    text: "The file is not locked. Who opens it sees your meter numbers and when you were at home. Do not send it by email, and do not save it on a device that others use.",
  },
};
