//! A browser and its driver for the tests.

use std::path::{Path, PathBuf};

use crate::run::{Failure, output, program, step};

/// A browser, and the program that drives it for unit tests.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) path: PathBuf,
    pub(crate) driver: PathBuf,
}

const BROWSERS: [&str; 6] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const DRIVERS: [&str; 3] = ["chromedriver", "chromium.chromedriver", "msedgedriver"];

/// Finds a browser with its driver. As root on Debian, installs them if they are missing.
pub(crate) fn find() -> Result<Browser, Failure> {
    if let Some(browser) = look() {
        return Ok(browser);
    }
    let is_root = output("id", &["-u"]).as_deref() == Some("0");
    if is_root && output("apt-get", &["--version"]).is_some() {
        let advice = "Install a Chromium and its driver, then run this again.";
        step(
            "Refreshing Debian's package list",
            program("apt-get", &["update", "-qq"]).env("DEBIAN_FRONTEND", "noninteractive"),
            advice,
        )?;
        let arguments =
            ["install", "-y", "-qq", "--no-install-recommends", "chromium", "chromium-driver", "fonts-liberation"];
        step(
            "Getting Chromium and its driver",
            program("apt-get", &arguments).env("DEBIAN_FRONTEND", "noninteractive"),
            advice,
        )?;
    }
    look().ok_or_else(|| {
        Failure::new(
            "The tests need a Chrome, Chromium or Edge and its driver on the PATH. On Debian and Ubuntu: \
             apt install chromium chromium-driver. On macOS: brew install --cask chromium chromedriver. \
             KITH_BROWSER and CHROMEDRIVER name them where they are elsewhere.",
        )
    })
}

fn look() -> Option<Browser> {
    let path = named("KITH_BROWSER").or_else(|| on_path(&BROWSERS))?;
    let driver = named("CHROMEDRIVER").or_else(|| on_path(&DRIVERS))?;
    Some(Browser { path, driver })
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|it| it.is_file())
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let is_there = |it: &PathBuf| Path::is_file(it);
    names.iter().flat_map(|name| folders.iter().map(move |it| it.join(name))).find(is_there)
}
