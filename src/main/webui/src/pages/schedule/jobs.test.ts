import { expect, test } from 'vitest';
import { pauseBeforeLooking, regularly, wordsOf } from './jobs';

const now = Date.parse('2026-01-01T00:00:00Z');
const idle = { running: false, nextRunAt: '2026-01-01T00:00:20Z' };

test('while a job runs, or was asked to, it is looked at often', () => {
  expect(pauseBeforeLooking([idle, { ...idle, running: true }], false, now)).toBe(1_500);
  expect(pauseBeforeLooking([idle], true, now)).toBe(1_500);
});

test('else it is looked at when the next job is due, and at least each minute', () => {
  expect(pauseBeforeLooking([idle], false, now)).toBe(23_000);
  expect(pauseBeforeLooking([{ running: false, nextRunAt: '2025-12-31T23:00:00Z' }], false, now)).toBe(3_000);
  expect(pauseBeforeLooking([{ running: false, nextRunAt: null }], false, now)).toBe(60_000);
  expect(pauseBeforeLooking([], false, now)).toBe(60_000);
});

test('a job that is not known is shown by its name', () => {
  expect(wordsOf('calendar').title).toBe('New day');
  expect(wordsOf('another')).toEqual({ title: 'another', purpose: '' });
});

test('a span of time is said in words', () => {
  expect(regularly('every PT15M')).toBe('every 15 minutes');
  expect(regularly('every PT1M')).toBe('every minute');
  expect(regularly('daily at 08:30 (UTC)')).toBe('daily at 08:30 (UTC)');
});
