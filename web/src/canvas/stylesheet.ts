import type { StylesheetJson } from 'cytoscape';
import { NODE_HEIGHT, NODE_WIDTH } from './arrange.js';
import { ARROW_SCALE } from './edge-path.js';
import { INK, type Theme } from './looks.js';

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';

/** Everything a kind decides comes from the data of the element; what stands here is the same for all. */
export function stylesheet(theme: Theme): StylesheetJson {
  const ink = INK[theme];
  const label = {
    'font-size': 12,
    'text-wrap': 'wrap',
    'line-height': 1.2,
    'text-background-color': ink.ground,
    'text-background-opacity': 0.92,
    'text-background-padding': '2px',
    'text-background-shape': 'round-rectangle',
    color: ink.text,
  };
  return [
    {
      selector: 'node',
      style: {
        width: NODE_WIDTH,
        height: NODE_HEIGHT,
        shape: 'data(shape)' as never,
        'background-color': 'data(fill)',
        'background-image': 'data(icon)',
        'background-width': '15px',
        'background-height': '15px',
        'background-position-x': '9px',
        'background-position-y': '50%',
        'background-fit': 'none',
        'background-clip': 'none',
        'border-color': 'data(border)',
        'border-width': 1.25,
        'border-style': 'data(line)' as never,
        label: 'data(label)',
        'text-wrap': 'wrap',
        'text-max-width': '400px',
        'text-valign': 'center',
        'text-halign': 'center',
        'text-margin-x': 9,
        'line-height': 1.22,
        'font-size': 13,
        'font-family': FONT,
        'min-zoomed-font-size': 5,
        color: ink.text,
        'overlay-opacity': 0,
      },
    },
    { selector: 'node[?isDense]', style: { 'font-size': 11.5, 'line-height': 1.15 } },
    { selector: 'node[line = "double"]', style: { 'border-width': 4 } },
    {
      selector: 'node[shape = "pentagon"], node[shape = "hexagon"], node[shape = "ellipse"]',
      style: { 'background-position-x': '19px', 'text-margin-x': 10 },
    },
    { selector: 'node[shape = "pentagon"]', style: { 'text-margin-y': 4, 'background-position-y': '62%' } },
    { selector: 'node.root', style: { 'border-width': 3 } },
    { selector: 'node.fresh', style: { 'underlay-color': ink.select, 'underlay-opacity': 0.12, 'underlay-padding': 6 } },
    {
      selector: 'edge',
      style: {
        width: 'data(width)',
        'line-color': 'data(colour)',
        'line-style': 'data(line)',
        'line-dash-pattern': [7, 5],
        'line-opacity': 0.72,
        'target-arrow-color': 'data(colour)',
        'target-arrow-shape': 'data(arrow)',
        'arrow-scale': ARROW_SCALE,
        'curve-style': 'unbundled-bezier',
        'edge-distances': 'node-position',
        'control-point-weights': 'data(weights)',
        'control-point-distances': 'data(distances)',
        'source-endpoint': 'data(sourceEnd)',
        'target-endpoint': 'data(targetEnd)',
        'font-family': FONT,
        'min-zoomed-font-size': 6,
        'overlay-opacity': 0,
        ...label,
      } as never,
    },
    { selector: 'edge[labelAt = "target"]', style: { 'target-label': 'data(label)', 'target-text-offset': 'data(labelOffset)' as never } },
    { selector: 'edge[labelAt = "source"]', style: { 'source-label': 'data(label)', 'source-text-offset': 'data(labelOffset)' as never } },
    // What has no room is told of the line that is picked.
    { selector: 'edge.selected[labelAt = "none"]', style: { label: 'data(label)', 'z-index': 9 } },
    { selector: 'edge.backward', style: { label: 'data(label)', 'target-label': '', 'source-label': '', color: 'data(colour)', 'line-opacity': 0.9 } as never },
    { selector: 'edge.upright', style: { label: 'data(label)', 'target-label': '', 'source-label': '' } as never },
    { selector: 'node.evidence', style: { 'underlay-color': ink.evidence, 'underlay-opacity': 0.35, 'underlay-padding': 7, 'border-width': 3 } },
    { selector: 'edge.evidence', style: { 'underlay-color': ink.evidence, 'underlay-opacity': 0.28, 'underlay-padding': 3 } },
    { selector: '.faded', style: { opacity: 0.16, 'z-index': 0 } },
    { selector: 'edge.selected', style: { 'line-opacity': 1, 'underlay-color': ink.select, 'underlay-opacity': 0.22, 'underlay-padding': 4, 'z-index': 9 } },
    {
      selector: 'node.selected',
      style: { 'border-width': 3, 'border-color': ink.select, 'underlay-color': ink.select, 'underlay-opacity': 0.16, 'underlay-padding': 5 },
    },
    { selector: 'node.focus', style: { 'outline-color': ink.focus, 'outline-width': 2, 'outline-offset': 3, 'outline-opacity': 1 } as never },
  ];
}
