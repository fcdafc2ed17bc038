import { Checkbox, Loader, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import classes from './table.module.css';

export interface Column<Row> {
  id: string;
  header: string;
  /** A header that is read aloud but not shown, as that of buttons. */
  headerHidden?: boolean;
  cell(row: Row): ReactNode;
  /** Name of the field by which the service orders, when it can by this column. */
  order?: string;
  align?: 'end';
  /** Share of the width against the other columns; 1 unless told. */
  grow?: number;
}

export interface Order<Field extends string = string> {
  field: Field;
  direction: 'ASC' | 'DESC';
}

export interface Selection {
  ids: ReadonlySet<string>;
  toggle(id: string): void;
  /** Words for the box of a row. */
  label(id: string): string;
}

interface Props<Row> {
  /** What the table shows, for those who cannot see it. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  /** All rows that there are, shown or not. */
  total?: number;
  id(row: Row): string;
  order?: Order;
  onOrder?(order: Order): void;
  hasMore?: boolean;
  loading?: boolean;
  onMore?(): void;
  selection?: Selection;
}

const ROW_PX = 53;
const AHEAD_ROWS = 15;

/**
 * Rows of a list that may be long: only those near the window exist. A real table, whose rows become cards where it is narrow. More is asked
 * for when the end comes near.
 */
export function DataTable<Row>({ label, columns, rows, total, id, order, onOrder, hasMore, loading, onMore, selection }: Props<Row>) {
  const table = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setTop((table.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollMargin: top,
    getItemKey: (index) => id(rows[index] as Row),
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const before = first === undefined ? 0 : first.start - top;
  const after = last === undefined ? 0 : virtualizer.getTotalSize() - (last.end - top);

  const near = last !== undefined && last.index >= rows.length - AHEAD_ROWS;
  useEffect(() => {
    if (near && hasMore === true && loading !== true) {
      onMore?.();
    }
  }, [near, hasMore, loading, onMore, rows.length]);

  const shares = columns.reduce((sum, column) => sum + (column.grow ?? 1), 0);
  const width = columns.length + (selection === undefined ? 0 : 1);
  return (
    <>
      <table ref={table} className={classes.table} aria-label={label} aria-rowcount={(total ?? rows.length) + 1} role="table">
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            {selection !== undefined && (
              <th className={classes.box} role="columnheader">
                <span className={classes.hidden}>Selected</span>
              </th>
            )}
            {columns.map((column) => (
              <Header key={column.id} column={column} width={`${((column.grow ?? 1) * 100) / shares}%`} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {before > 0 && <Gap height={before} width={width} />}
          {items.map((item) => {
            const row = rows[item.index] as Row;
            const rowId = id(row);
            return (
              <tr key={rowId} ref={virtualizer.measureElement} data-index={item.index} role="row" aria-rowindex={item.index + 2}>
                {selection !== undefined && (
                  <td className={classes.box} role="cell">
                    <Checkbox aria-label={selection.label(rowId)} checked={selection.ids.has(rowId)} onChange={() => selection.toggle(rowId)} />
                  </td>
                )}
                {columns.map((column) => (
                  <td key={column.id} role="cell" data-label={column.headerHidden === true ? undefined : column.header} data-align={column.align}>
                    <div className={classes.cell}>{column.cell(row)}</div>
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <Gap height={after} width={width} />}
        </tbody>
      </table>
      {loading === true && rows.length > 0 && hasMore === true && (
        <div className={classes.more} role="status">
          <Loader size="xs" aria-hidden /> Reading more …
        </div>
      )}
    </>
  );
}

function Gap({ height, width }: { height: number; width: number }) {
  return (
    <tr aria-hidden className={classes.gap}>
      <td colSpan={width} style={{ height }} />
    </tr>
  );
}

function Header<Row>({ column, width, order, onOrder }: { column: Column<Row>; width: string; order?: Order; onOrder?(order: Order): void }) {
  const style = { width };
  if (column.headerHidden === true) {
    return (
      <th role="columnheader" style={style}>
        <span className={classes.hidden}>{column.header}</span>
      </th>
    );
  }
  const field = column.order;
  if (field === undefined || onOrder === undefined) {
    return (
      <th role="columnheader" style={style} data-align={column.align}>
        {column.header}
      </th>
    );
  }
  const mine = order?.field === field ? order.direction : undefined;
  return (
    <th role="columnheader" style={style} data-align={column.align} aria-sort={mine === undefined ? 'none' : mine === 'ASC' ? 'ascending' : 'descending'}>
      <UnstyledButton className={classes.sort} onClick={() => onOrder({ field, direction: mine === 'ASC' ? 'DESC' : 'ASC' })}>
        {column.header}
        {mine === undefined ? <IconArrowsSort size={14} aria-hidden /> : mine === 'ASC' ? <IconArrowUp size={14} aria-hidden /> : <IconArrowDown size={14} aria-hidden />}
      </UnstyledButton>
    </th>
  );
}
