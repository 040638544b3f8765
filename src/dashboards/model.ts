/** A dashboard as Grafana's JSON model, by Grafana's own types. */
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { ReduceDataOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import {
  AnnotationQueryBuilder,
  type Dashboard,
  DashboardBuilder,
  type DataSourceRef,
  type Panel as PanelModel,
  RowBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as NumberBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as LineBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Board, Panel, Query } from './board';

/** The one data source. */
export const source: DataSourceRef = { type: 'prometheus', uid: 'prometheus' };

/** Columns of Grafana's grid. */
const columns = 24;
const height = { line: 8, number: 4 } as const;

/** @returns the same for the same board, byte for byte */
export function modelOf({ rows, title, uid }: Board): Dashboard {
  const dashboard = new DashboardBuilder(title)
    .uid(uid)
    .tags(['breakwater'])
    .readonly()
    .refresh('30s')
    .time({ from: 'now-1h', to: 'now' })
    .timezone('utc')
    .annotation(deployments());
  let top = 0;
  let id = 1;
  for (const row of rows) {
    dashboard.withRow(new RowBuilder(row.title).id(id++).gridPos({ x: 0, y: top, w: columns, h: 1 }));
    top += 1;
    const tallest = Math.max(...row.panels.map(({ shown = 'line' }) => height[shown]));
    for (const [place, panel] of row.panels.entries()) {
      const w = Math.floor(columns / row.panels.length);
      dashboard.withPanel(panelOf(panel, id++, { x: place * w, y: top, w, h: tallest }));
    }
    top += tallest;
  }
  return dashboard.build();
}

/** A mark where a workload of ours was changed: what happened just before a line moved. */
function deployments(): AnnotationQueryBuilder {
  const generation = ['deployment', 'statefulset'].map((kind) => `kube_${kind}_status_observed_generation`).join('|');
  return new AnnotationQueryBuilder()
    .name('Deployments')
    .datasource(source)
    .enable(true)
    .iconColor('blue')
    .expr(`changes({__name__=~"${generation}"}[1m]) > 0`)
    .titleFormat('{{namespace}} was changed');
}

function panelOf({ queries, says, shown = 'line', title, unit }: Panel, id: number, gridPos: PanelModel['gridPos']) {
  const panel =
    shown === 'line'
      ? new LineBuilder().fillOpacity(5)
      : new NumberBuilder().reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']));
  panel.id(id).title(title).description(says).datasource(source).unit(unit).targets(queries.map(targetOf));
  if (unit !== 'dateTimeFromNow') panel.min(0);
  return gridPos ? panel.gridPos(gridPos) : panel;
}

function targetOf({ expression, legend }: Query, place: number): Builder<Dataquery> {
  return new DataqueryBuilder()
    .refId(String.fromCharCode(65 + place))
    .datasource(source)
    .expr(expression)
    .legendFormat(legend);
}
