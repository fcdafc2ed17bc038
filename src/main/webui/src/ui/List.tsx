import type { ReactNode } from 'react';
import type { Pages } from '../api/usePages';
import { type Column, DataTable, type Order, type Selection } from './DataTable';
import { Failure } from './Failure';
import { Waiting } from './Waiting';

interface Props<Row, Data> {
  /** What is listed, in the plural: “groups”. */
  what: string;
  pages: Pages<Row, Data>;
  columns: Column<Row>[];
  id(row: Row): string;
  order?: Order;
  onOrder?(order: Order): void;
  selection?: Selection;
  /** Shown where there is nothing. */
  empty: ReactNode;
}

/** A list in any of its states: being read, failed, empty, or rows. */
export function List<Row, Data>({ what, pages, empty, ...table }: Props<Row, Data>) {
  if (pages.nodes.length === 0) {
    if (pages.error !== undefined) {
      return <Failure error={pages.error} onRetry={pages.refresh} />;
    }
    return pages.loading ? <Waiting what={what} /> : empty;
  }
  return (
    <>
      {pages.error !== undefined && <Failure error={pages.error} onRetry={pages.refresh} />}
      <DataTable
        label={what}
        rows={pages.nodes}
        total={pages.totalCount}
        hasMore={pages.hasMore}
        loading={pages.loading}
        onMore={pages.loadMore}
        {...table}
      />
    </>
  );
}
