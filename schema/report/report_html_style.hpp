// SPDX-License-Identifier: MIT
// How the HTML report looks: on a screen, and on paper.
#pragma once

namespace facenotice {

inline constexpr const char* report_html_style = R"css(
:root { --ink:#1d2430; --soft:#5a6575; --line:#dfe3e9; --paper:#fff; --wash:#f5f7fa;
  --error:#b3261e; --warning:#8a5a00; --review:#0b5b8f; --good:#1c6b3a; }
* { box-sizing:border-box; }
html { background:var(--wash); }
body { margin:0 auto; max-width:60rem; padding:2.5rem 2.5rem 4rem; background:var(--paper); color:var(--ink);
  font:16px/1.55 "Noto Sans","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif; }
h1 { font-size:1.7rem; line-height:1.25; margin:0 0 .25rem; }
h2 { font-size:1.25rem; margin:2.75rem 0 .75rem; padding-bottom:.3rem; border-bottom:2px solid var(--ink); }
h3 { font-size:1.05rem; margin:2rem 0 .5rem; }
p { margin:.35rem 0; }
a { color:var(--review); }
.soft { color:var(--soft); }
.small { font-size:.86rem; }
code { font:.86em/1.4 ui-monospace,"DejaVu Sans Mono","Noto Sans Mono",monospace; overflow-wrap:anywhere; }
.verdict { display:flex; gap:1.5rem; align-items:center; flex-wrap:wrap; margin:1.25rem 0; padding:1rem 1.25rem;
  border:1px solid var(--line); border-left:.5rem solid var(--review); border-radius:.4rem; }
.verdict.broken { border-left-color:var(--error); }
.verdict.lawful-as-far-as-checked { border-left-color:var(--good); }
.verdict.could-not-check { border-left-color:var(--error); background:#fdf3f2; }
.verdict strong { font-size:1.15rem; }
.counts { display:flex; gap:1.5rem; flex-wrap:wrap; margin:0; padding:0; list-style:none; }
.counts b { font-size:1.3rem; margin-right:.3rem; }
table { border-collapse:collapse; width:100%; margin:.5rem 0 1rem; font-size:.92rem; }
th,td { text-align:left; vertical-align:top; padding:.45rem .6rem; border-bottom:1px solid var(--line); }
th { font-weight:600; color:var(--soft); font-size:.82rem; white-space:nowrap; }
td.id { white-space:nowrap; font-weight:600; }
.cause { border:1px solid var(--line); border-left:.35rem solid var(--soft); border-radius:.4rem; margin:0 0 1.1rem;
  padding:.85rem 1.1rem .6rem; break-inside:avoid; }
.cause.error { border-left-color:var(--error); }
.cause.warning { border-left-color:var(--warning); }
.cause.review { border-left-color:var(--review); }
.cause.waived { opacity:.72; }
.cause h3 { margin:0 0 .3rem; font-size:1.02rem; line-height:1.45; }
.tag { display:inline-block; font-size:.74rem; font-weight:700; letter-spacing:.02em; padding:.08rem .5rem;
  border-radius:1rem; color:#fff; background:var(--soft); vertical-align:.08em; margin-right:.45rem; }
.tag.error { background:var(--error); } .tag.warning { background:var(--warning); }
.tag.review { background:var(--review); } .tag.good { background:var(--soft); }
.lawful-as-far-as-checked .tag.good { background:var(--good); }
.path { display:flex; flex-wrap:wrap; gap:.3rem .2rem; align-items:center; margin:.5rem 0; padding:0; list-style:none;
  font-size:.86rem; }
.path li { display:flex; align-items:center; }
.path li + li::before { content:"→"; color:var(--soft); padding:0 .35rem; }
.path .step { background:var(--wash); border:1px solid var(--line); border-radius:.3rem; padding:.05rem .45rem; }
.path .event { color:var(--soft); padding-right:.35rem; }
.path .camera { background:#fdf3f2; border-color:var(--error); color:var(--error); font-weight:600; }
.source summary { cursor:pointer; }
.source code { display:block; background:var(--wash); border-radius:.3rem; padding:.4rem .6rem; margin:.3rem 0;
  white-space:pre-wrap; }
@media print { .source { display:none; } }
.row { display:grid; grid-template-columns:7.5rem 1fr 10.5rem; gap:.2rem 1rem; padding:.6rem 0;
  border-bottom:1px solid var(--line); break-inside:avoid; }
.row .id { font-weight:600; font-size:.86rem; overflow-wrap:anywhere; }
.row .outcome { font-size:.86rem; font-weight:600; }
.row ul { margin:.2rem 0 0; padding-left:1.1rem; }
.row .rest { margin:.35rem 0 0; padding-left:.6rem; border-left:3px solid var(--warning); }
.outcome.broken { color:var(--error); } .outcome.waived,.outcome.in-part { color:var(--warning); }
.outcome.waiting,.outcome.text-unread { color:var(--review); } .outcome.not-concerned { color:var(--soft); }
.lawful-as-far-as-checked .outcome.proven,.lawful-as-far-as-checked .outcome.confirmed { color:var(--good); }
.verdict p { margin:.15rem 0; }
.sign { height:2.6rem; border-bottom:1px solid var(--ink); min-width:9rem; }
.identity { margin:.75rem 0; } .identity th { width:12rem; font-weight:400; } .identity td { overflow-wrap:anywhere; }
.identity th,.identity td { padding:.15rem .6rem .15rem 0; border:0; }
.packs p { margin:0; } .packs td:first-child { width:62%; }
.plate { display:flex; gap:1rem; flex-wrap:wrap; margin:.5rem 0; } figure { margin:0; max-width:100%; }
.plate img { max-width:100%; height:auto; display:block; } figcaption { margin-top:.2rem; }
nav { margin:1.5rem 0 0; } nav a { margin-right:1.2rem; }
footer { margin-top:3rem; padding-top:.75rem; border-top:1px solid var(--line); }
@media (max-width:42rem) { body { padding:1.25rem; } .row { grid-template-columns:1fr; } }
@media print { html { background:none; } body { max-width:none; padding:0; font-size:10.5pt; } nav { display:none; }
  a { color:inherit; text-decoration:none; } h2,h2 + p { break-after:avoid; } h3 { break-after:avoid; } .cause { break-inside:auto; }
  .cause.waived { opacity:1; }
  .plate { display:block; } figure { display:inline-block; width:48%; vertical-align:top; margin-right:1%; }
  thead { display:table-header-group; } tr,li,.row,figure { break-inside:avoid; }
  @page { margin:18mm 16mm; @bottom-right { content:counter(page) " / " counter(pages); font-size:8pt; } } }
)css";

}  // namespace facenotice
