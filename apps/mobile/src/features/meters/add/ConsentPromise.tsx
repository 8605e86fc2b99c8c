import { View } from "react-native";
import { space } from "../../../look/tokens.js";
import { useLook } from "../../../look/useLook.js";
import { useWords } from "../../../words/index.js";
import { PromiseLines } from "../../consents/PurposePromise.js";
import { TellPeople } from "../../consents/TellPeople.js";

/**
 * The viewing notice in plain words: why, what, how long, and what a no means; and what it says of the people who live
 * there too. Its version is the service's.
 */
export function ConsentPromise({ number }: { readonly number: string }) {
  const t = useWords("meters");
  const consents = useWords("consents");
  const { wide } = useLook();
  const lines = [
    { title: consents("why"), text: consents("purposes.viewing.why") },
    { title: consents("what"), text: t("newMeter.consent.whatText", { number }) },
    { title: consents("howLong"), text: consents("howLongText") },
    { title: consents("ifNo"), text: t("newMeter.consent.ifNoText") },
  ];
  return (
    <View style={{ flexDirection: wide ? "row" : "column", gap: wide ? space.six : space.three }}>
      <PromiseLines lines={lines} />
      <View style={{ flexShrink: 1 }}>
        <TellPeople />
      </View>
    </View>
  );
}
