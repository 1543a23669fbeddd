//! What other tabs wrote, and what a browser that died had not put on the disk.

use leptos::prelude::*;

use super::{App, State};
use crate::web::{clock, page, tail};

impl App {
    /// Takes from the net under the store what fell into it: first what was folded, then what came after.
    pub(crate) async fn recover(self) {
        let folds = tail::read_folds().await;
        let is_news = self.state.try_update_value(|State { session: it, .. }| {
            let opened = |[key, text]: &[String; 2]| (key.clone(), it.store().opened(key, text.clone()));
            let texts: Vec<(String, String)> = folds.as_chunks().0.iter().map(opened).collect();
            it.recover_fold(&texts, clock::now_millis())
        });
        if is_news == Some(true) {
            self.read_all_again();
            self.changed();
        }
        for [key, text] in tail::read().await.as_chunks().0 {
            self.state.update_value(|State { session: it, .. }| {
                let text = it.store().opened(key, text.clone());
                it.recover(key, &text);
            });
        }
        self.wake();
        self.look_at_room();
        self.state.update_value(|it| it.has_recovered = true);
        self.fold_soon();
    }

    /// Takes in what another tab wrote.
    pub(crate) fn hear(self, key: &str, text: &str) {
        let is_news = self.state.try_update_value(|State { session: it, .. }| {
            let text = it.store().opened(key, text.to_owned());
            it.hear(key, &text, clock::now_millis())
        });
        if is_news == Some(true) {
            self.read_all_again();
            self.changed();
        }
    }

    /// Takes in what was missed, and moves on to a new day.
    pub(crate) fn wake(self) {
        if !self.state.with_value(|it| it.session.store().is_current()) {
            // A tab that slept has not heard that the lock was put on or taken off.
            return page::reload();
        }
        let is_news = self.state.try_update_value(|State { session: it, .. }| it.catch_up(clock::now_millis()));
        if is_news == Some(true) {
            self.read_all_again();
            self.changed();
        }
        if self.today.get_untracked() != clock::today() {
            self.today.set(clock::today());
        }
    }
}
