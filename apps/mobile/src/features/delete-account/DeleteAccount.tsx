import { useLocalSearchParams } from "expo-router";
import { AskToBeSure } from "./AskToBeSure.js";
import { WhatGoes } from "./WhatGoes.js";

/** First what it means, then the question itself; both have an address, so a fresh sign-in comes back to the same place. */
export function DeleteAccount() {
  const { step } = useLocalSearchParams<{ step?: string }>();
  return step === "sure" ? <AskToBeSure /> : <WhatGoes />;
}
