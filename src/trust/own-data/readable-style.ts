// How the page looks on a screen and on paper.

/** Also of the picture that messengers get. */
export const CHART_STYLE = `.chart .grid line { stroke: #e6eaef; }
.chart .names { font-size: 13px; fill: #566271; }
.chart .line { fill: none; stroke: #2b6a8f; stroke-width: 1.5; opacity: 0.45; }
.chart circle { fill: #2b6a8f; stroke: #2b6a8f; stroke-width: 1.5; }
.chart circle.night { fill: #fff; }
.chart rect { fill: #8fb4c9; stroke: #8fb4c9; }
.chart rect.night { fill: #fff; }
`;

export const STYLE = `
:root { color-scheme: light; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1c2530; background: #fff;
  font: 1rem/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 0.5rem; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 0.75rem; padding-bottom: 0.35rem; border-bottom: 1px solid #d5dae1; }
h3 { font-size: 1rem; margin: 0 0 0.25rem; }
p { margin: 0.25rem 0; }
.soft, .when { color: #566271; font-size: 0.875rem; }
.item { margin: 0 0 1.1rem; break-inside: avoid; }
.text, blockquote { white-space: pre-wrap; overflow-wrap: anywhere; }
blockquote { margin: 0.4rem 0 0; padding-left: 0.9rem; border-left: 3px solid #d5dae1; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.3rem 1.25rem; margin: 0; }
dt { color: #566271; }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid #e6eaef; vertical-align: top; }
th { font-weight: 600; font-size: 0.875rem; color: #566271; }
svg.chart { width: 100%; max-width: 38rem; height: auto; break-inside: avoid; }
${CHART_STYLE}.row { margin: 0.2rem 0; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 0.6rem; } }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt; } h2 { break-after: avoid; } thead { display: table-header-group; } tr { break-inside: avoid; } }
`;
