//! The backup file or folder that is kept current by itself, and what other devices left there.

use leptos::prelude::*;

use crate::merge::Summary;
use crate::store::{Job, Key};
use crate::ui::app::App;
use crate::ui::text;
use crate::web::{clock, keeper, locks, worker};

impl App {
    /// Has the file or folder written whenever there is something new, as long as the page is open.
    pub(crate) fn watch_kept(self) {
        let turn = move || {
            let is_worth_it = self.kept_file.with_untracked(Option::is_some) && !self.is_busy.get_untracked();
            if is_worth_it {
                locks::when_alone(locks::KEEP, Box::pin(self.keep_current(false)));
            }
        };
        // Half a minute is long enough to gather what belongs together (design decision).
        let _ = set_interval_with_handle(turn, std::time::Duration::from_secs(30));
        crate::web::spawn(async move {
            // What is kept is known in every tab, also in those that leave the writing to another.
            self.look_at_kept().await;
            turn();
        });
    }

    /// Takes in what other devices left, and writes what has changed here; where nothing has, only if it must.
    pub(crate) async fn keep_current(self, must_write: bool) {
        let Some(kept) = self.look_at_kept().await.filter(|it| it.is_allowed) else { return };
        if kept.is_folder {
            self.take_others().await;
        }
        if must_write || self.backup_state_now().1 > 0 {
            self.write_kept().await;
        }
    }

    /// Reads what is kept current. Views are drawn again only where that has changed.
    async fn look_at_kept(self) -> Option<keeper::Kept> {
        let kept = keeper::state().await;
        if self.kept_file.with_untracked(|it| *it != kept) {
            self.kept_file.set(kept.clone());
        }
        kept
    }

    /// Writes the file now. A failure is said once, until it works again.
    async fn write_kept(self) {
        let (_, count) = self.backup_state_now();
        let file = self.work(Job::Backup).await;
        let is_written = match file {
            Ok(file) => keeper::write(&self.device.to_string(), &clock::today().to_string(), &file).await,
            Err(_) => false,
        };
        if is_written {
            self.backed_up(count);
        } else if !self.kept_failed.get_untracked() {
            self.look_at_kept().await;
            self.say(text::KEPT_FILE_FAILED, false);
        }
        if self.kept_failed.get_untracked() == is_written {
            self.kept_failed.set(!is_written);
        }
    }

    /// Brings in what other devices left in the folder since it was last looked at.
    async fn take_others(self) {
        let lines = self.kept(Key::Seen);
        let mut seen: Vec<(String, String)> =
            lines.lines().filter_map(|it| it.split_once(' ')).map(|(time, name)| (name.into(), time.into())).collect();
        for other in keeper::others(&self.device.to_string(), &seen).await {
            // What cannot be read, or not now, is looked at again the next time; a whole file from a device that goes on
            // writing takes its place sooner or later.
            let Ok(summary) = self.work(Job::Look(other.text.clone())).await else { continue };
            let summary: serde_json::Value = serde_json::from_str(&summary).unwrap_or_default();
            let is_news = !Summary::from_json(&summary).is_nothing;
            if !is_news {
                worker::rest();
            } else {
                let job = Job::Merge(other.text, "[]".to_owned());
                if self.merge_quietly(job, text::FOLDER_MERGED).await.is_err() {
                    continue;
                }
            }
            seen.retain(|(name, _)| *name != other.name);
            seen.push((other.name, other.written));
            let lines: Vec<String> = seen.iter().map(|(name, time)| format!("{time} {name}")).collect();
            self.keep(Key::Seen, &lines.join("\n"));
        }
    }
}
