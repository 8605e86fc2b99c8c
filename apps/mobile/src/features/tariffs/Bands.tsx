import { Button } from "../../parts/Button.js";
import { Field } from "../../parts/Field.js";
import { Heading } from "../../parts/Heading.js";
import { Panel } from "../../parts/Panel.js";
import { Radios } from "../../parts/Radios.js";
import { Row, Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import type { PartProps } from "./DetailsStep.js";
import { EMPTY_BAND, type BandForm } from "./tariff-form.js";

/** As many as the API takes. */
const MOST_BANDS = 8;

export function Bands({ form, change, errorOf }: PartProps) {
  const t = useWords("tariffs");
  const { bands } = form;
  const replace = (index: number, part: Partial<BandForm>) =>
    change({ bands: bands.map((band, place) => (place === index ? { ...band, ...part } : band)) });
  return (
    <Stack>
      <Heading level={2}>{t("details.bands")}</Heading>
      {bands.map((band, index) => (
        <Panel key={index} label={t("details.band", { number: index + 1 })}>
          <Heading level={3}>{t("details.band", { number: index + 1 })}</Heading>
          <Band band={band} index={index} change={(part) => replace(index, part)} errorOf={errorOf} />
          {bands.length > 1 ? (
            <Button
              kind="link"
              onPress={() => change({ bands: bands.filter((_, place) => place !== index) })}
            >
              {t("details.removeBand", { number: index + 1 })}
            </Button>
          ) : null}
        </Panel>
      ))}
      {bands.length < MOST_BANDS ? (
        <Button kind="secondary" onPress={() => change({ bands: [...bands, EMPTY_BAND] })}>
          {t("details.addBand")}
        </Button>
      ) : null}
    </Stack>
  );
}

interface BandProps {
  readonly band: BandForm;
  readonly index: number;
  readonly change: (part: Partial<BandForm>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

function Band({ band, index, change, errorOf }: BandProps) {
  const t = useWords("tariffs");
  const id = (field: string) => `band-${index}-${field}`;
  return (
    <>
      <Field
        id={id("name")}
        label={t("details.bandName")}
        hint={t("details.bandNameHint")}
        error={errorOf(id("name"))}
        value={band.name}
        onChange={(name) => change({ name })}
        characters={20}
      />
      <Field
        id={id("price")}
        label={t("details.price")}
        error={errorOf(id("price"))}
        value={band.price}
        onChange={(price) => change({ price })}
        characters={7}
        inputMode="decimal"
        after={t("details.afterPrice")}
      />
      <Row gap="four" style={{ alignItems: "flex-end" }}>
        <Field
          id={id("from")}
          label={t("details.bandFrom")}
          hint={t("details.clockHint")}
          error={errorOf(id("from"))}
          value={band.from}
          onChange={(from) => change({ from })}
          characters={6}
        />
        <Field
          id={id("to")}
          label={t("details.bandTo")}
          hint={t("details.clockHint")}
          error={errorOf(id("to"))}
          value={band.to}
          onChange={(to) => change({ to })}
          characters={6}
        />
      </Row>
      <Radios
        id={id("days")}
        label={t("details.bandDays")}
        options={(["every", "weekdays", "weekend"] as const).map((value) => ({
          value,
          label: capital(t(`daysOf.${value}`)),
        }))}
        value={band.days}
        onChange={(days) => change({ days })}
      />
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
