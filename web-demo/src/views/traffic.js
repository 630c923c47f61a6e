import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { readingOf, trafficBetween } from '../media/traffic.js';
import { useParts } from './context.js';
import { Dialog } from './parts.js';

/** @import { Reading, Traffic } from '../media/traffic.js' */

const EVERY_MS = 1000;
const KEPT = 90;

/**
 * What the media connection carries, now and in the last minute and a half.
 * @param {{onClose: () => void}} props
 */
export function TrafficDialog({ onClose }) {
  const history = useTraffic();
  const last = history.at(-1);
  return html`<${Dialog} title=${t('traffic')} testid="traffic" onClose=${onClose}>
    <${Chart} history=${history} />
    ${
      last
        ? html`<dl class="facts">
          <div><dt class="in">${t('traffic.in')}</dt><dd data-testid="traffic-in">${last.inKbps} kbit/s</dd></div>
          <div><dt class="out">${t('traffic.out')}</dt><dd data-testid="traffic-out">${last.outKbps} kbit/s</dd></div>
          <div><dt>${t('traffic.roundTrip')}</dt><dd>${last.roundTripMs ?? '–'} ms</dd></div>
          <div><dt>${t('traffic.loss')}</dt><dd>${last.lossPercent} %</dd></div>
        </dl>`
        : html`<p class="quiet" aria-busy="true">${t('traffic.measuring')}</p>`
    }
  </${Dialog}>`;
}

/** @returns {Traffic[]} */
function useTraffic() {
  const { connection } = useParts();
  const [history, setHistory] = useState(/** @type {Traffic[]} */ ([]));
  useEffect(() => {
    /** @type {Reading | null} */
    let before = null;
    const read = async () => {
      const stats = await connection.stats();
      if (!stats) return;
      const reading = readingOf(stats.values());
      const traffic = before && trafficBetween(before, reading);
      before = reading;
      if (traffic) setHistory((known) => [...known.slice(1 - KEPT), traffic]);
    };
    const timer = setInterval(read, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return history;
}

/** @param {{history: Traffic[]}} props the same figures as the list beside it, so hidden from those who hear the page */
function Chart({ history }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const plot = useRef(/** @type {import('uplot') | null} */ (null));
  useEffect(() => {
    let gone = false;
    // Few look at it: the library is fetched by those who do.
    import('uplot').then(({ default: UPlot }) => {
      if (!gone && box.current) plot.current = new UPlot(options(box.current), data([]), box.current);
    });
    return () => {
      gone = true;
      plot.current?.destroy();
    };
  }, []);
  useEffect(() => plot.current?.setData(data(history)), [history]);
  return html`<div class="chart" ref=${box} aria-hidden="true"></div>`;
}

/**
 * @param {Traffic[]} history
 * @returns {import('uplot').AlignedData} seconds before now, and kbit/s in and out
 */
function data(history) {
  return [
    history.map((_, i) => i - history.length + 1),
    history.map((each) => each.inKbps),
    history.map((each) => each.outKbps),
  ];
}

/**
 * @param {HTMLElement} box
 * @returns {import('uplot').Options}
 */
function options(box) {
  const style = getComputedStyle(box);
  const axis = { stroke: style.color, grid: { stroke: style.borderColor, width: 1 }, ticks: { show: false } };
  return {
    width: box.clientWidth,
    height: 180,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: [-KEPT, 0] }, y: { range: (_, __, most) => [0, Math.max(100, most * 1.1)] } },
    axes: [{ ...axis, values: (_, seconds) => seconds.map((each) => `${each} s`) }, axis],
    series: [
      {},
      { stroke: style.getPropertyValue('--in'), width: 2, points: { show: false } },
      { stroke: style.getPropertyValue('--out'), width: 2, points: { show: false } },
    ],
  };
}
