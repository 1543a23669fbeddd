/** Waits until the animations of a page have finished. One that follows a scroll position never does. */
export function settled(page) {
  return page.evaluate(() => {
    const timed = document.getAnimations().filter((it) => it.timeline instanceof DocumentTimeline);
    return Promise.all(timed.map((it) => it.finished.catch(() => {})));
  });
}
