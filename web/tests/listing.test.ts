import assert from "node:assert/strict";
import test from "node:test";

import { pageOf, pagesShown } from "../src/parts/pager.ts";
import { ordered, orderOf, optionOf } from "../src/views/papers/order.ts";
import { small } from "./small.ts";

const order = (option: string): readonly number[] => ordered(small(), [0, 1, 2, 3], orderOf(option));

test("the list is newest first unless it is asked otherwise", () => {
  assert.deepEqual(order(""), [0, 1, 2, 3]);
  assert.deepEqual(order("nonsense"), [0, 1, 2, 3]);
});

test("what is not known stands last in either direction", () => {
  assert.deepEqual(order("-date"), [2, 1, 0, 3]);
  assert.deepEqual(order("authors"), [0, 1, 3, 2]);
  assert.deepEqual(order("-authors"), [3, 1, 0, 2]);
});

test("titles are sorted as the reader's language does, links by number", () => {
  assert.deepEqual(order("title"), [3, 1, 2, 0]);
  assert.deepEqual(order("links"), [0, 2, 1, 3]);
  assert.deepEqual(order("topic"), [1, 2, 0, 3]);
});

test("an order is kept in one word of the address, the usual one in none", () => {
  assert.deepEqual(["", "title", "-title", "date"].map((option) => optionOf(orderOf(option))), ["", "title", "-title", ""]);
});

test("a gap stands for two pages or more", () => {
  assert.deepEqual(pagesShown(6, 20), [1, 0, 5, 6, 7, 0, 20]);
  assert.deepEqual(pagesShown(3, 5), [1, 2, 3, 4, 5]);
  assert.deepEqual(pagesShown(1, 2), [1, 2]);
});

test("a page that there is not becomes the nearest that there is", () => {
  assert.deepEqual([undefined, "3", "99", "-2", "x"].map((option) => pageOf(option, 10)), [1, 3, 10, 1, 1]);
  assert.equal(pageOf("2", 0), 1);
});
