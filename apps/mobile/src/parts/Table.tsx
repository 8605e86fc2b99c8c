import { Text, View } from "react-native";
import { useId, type ReactNode } from "react";
import { fontFamily, space, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

export interface Column {
  readonly title: string;
  /** Figures stand at the right, in tabular numerals. */
  readonly figures?: boolean;
  /** Its share of the width; 1 unless told. */
  readonly share?: number;
}

interface Props {
  /** What the table holds, in one line. */
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly Column[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A real table to screen readers on the web: named by its caption, with column headings, row headings and cells. */
export function Table({ caption, hideCaption = false, columns, rows }: Props) {
  const { colours } = useLook();
  const id = useId();
  return (
    <View style={{ alignSelf: "stretch" }}>
      {hideCaption ? null : (
        <Text
          id={id}
          style={[
            type.body,
            { fontFamily, color: colours.text, fontWeight: "600", paddingBottom: space.one },
          ]}
        >
          {caption}
        </Text>
      )}
      <View role="table" {...(hideCaption ? { "aria-label": caption } : { "aria-labelledby": id })}>
        <View role="rowgroup">
          <TableRow columns={columns} cells={columns.map((column) => column.title)} heading />
        </View>
        <View role="rowgroup">
          {rows.map((row) => (
            <TableRow key={row.key} columns={columns} cells={row.cells} />
          ))}
        </View>
      </View>
    </View>
  );
}

interface RowProps {
  readonly columns: readonly Column[];
  readonly cells: readonly ReactNode[];
  readonly heading?: boolean;
}

function TableRow({ columns, cells, heading = false }: RowProps) {
  const { colours } = useLook();
  return (
    <View
      role="row"
      style={{
        flexDirection: "row",
        gap: space.two,
        borderBottomWidth: heading ? 2 : 1,
        borderBottomColor: heading ? colours.control : colours.border,
      }}
    >
      {columns.map((column, index) => (
        <View
          key={column.title}
          role={heading ? "columnheader" : index === 0 ? "rowheader" : "cell"}
          style={{
            flexGrow: column.share ?? 1,
            flexShrink: 1,
            flexBasis: 0,
            minWidth: 0,
            paddingVertical: 10,
          }}
        >
          <CellText figures={column.figures === true} strong={heading}>
            {cells[index]}
          </CellText>
        </View>
      ))}
    </View>
  );
}

function CellText({
  children,
  figures,
  strong,
}: {
  readonly children: ReactNode;
  readonly figures: boolean;
  readonly strong: boolean;
}) {
  const { colours } = useLook();
  if (typeof children !== "string" && typeof children !== "number") return <>{children}</>;
  return (
    <Text
      style={[
        type.small,
        {
          fontFamily,
          color: colours.text,
          textAlign: figures ? "right" : "left",
          fontWeight: strong ? "600" : "400",
        },
        figures && { fontVariant: ["tabular-nums"] },
      ]}
    >
      {children}
    </Text>
  );
}
