//! The backup file or folder that is kept current by itself, and what other devices left there.

use leptos::prelude::*;

use crate::merge::Summary;
use crate::store::{Job, Key};
use crate::ui::app::App;
use crate::ui::text;
use crate::web::{clock, keeper, locks};

impl App {
    /// Looks at what is kept current, takes in what other devices left, and writes what has changed here; where nothing
    /// has, only if it must.
    pub(crate) async fn keep_current(self, must_write: bool) {
        let kept = keeper::state().await;
        self.kept_file.set(kept.clone());
        let Some(kept) = kept.filter(|it| it.is_allowed) else { return };
        if kept.is_folder {
            self.take_others().await;
        }
        if must_write || self.backup_state_now().1 > 0 {
            self.write_kept().await;
        }
    }

    /// Writes the file now; says so only where it failed.
    async fn write_kept(self) {
        let Ok(file) = self.work(Job::Backup).await else { return };
        if keeper::write(&self.device.to_string(), &clock::today().to_string(), &file).await {
            self.backed_up();
        } else {
            self.kept_file.set(keeper::state().await);
            self.say(text::KEPT_FILE_FAILED, false);
        }
    }

    /// Brings in what other devices left in the folder since it was last looked at.
    async fn take_others(self) {
        let mut seen: Vec<(String, String)> = self
            .kept(Key::Seen)
            .lines()
            .filter_map(|it| it.split_once(' '))
            .map(|(time, name)| (name.into(), time.into()))
            .collect();
        for other in keeper::others(&self.device.to_string(), &seen).await {
            seen.retain(|(name, _)| *name != other.name);
            seen.push((other.name, other.written));
            let lines: Vec<String> = seen.iter().map(|(name, time)| format!("{time} {name}")).collect();
            // What cannot be read stays where it is; the device that wrote it will write it again.
            let brings =
                self.work(Job::Look(other.text.clone())).await.ok().and_then(|it| serde_json::from_str(&it).ok());
            let brings = brings.is_some_and(|it| !Summary::from_json(&it).is_nothing);
            if brings {
                self.merge(Job::Merge(other.text, "[]".to_owned()), text::FOLDER_MERGED);
            }
            self.keep(Key::Seen, &lines.join("\n"));
        }
    }

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
        crate::web::spawn(self.keep_current(false));
    }
}
