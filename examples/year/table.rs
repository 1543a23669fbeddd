//! Formats the results as Markdown.

use crate::life::Outcome;

/// The mean results of one policy over the runs of one world, book size and length.
pub(crate) struct Row {
    pub(crate) world: String,
    pub(crate) people: usize,
    pub(crate) years: i64,
    pub(crate) policy: &'static str,
    pub(crate) mean: Outcome,
}

/// Averages outcomes.
pub(crate) fn mean(outcomes: &[Outcome]) -> Outcome {
    let of = |field: fn(&Outcome) -> f64| outcomes.iter().map(field).sum::<f64>() / outcomes.len().max(1) as f64;
    let known = |field: fn(&Outcome) -> Option<f64>| {
        let all: Vec<f64> = outcomes.iter().filter_map(field).collect();
        (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
    };
    Outcome {
        alive: of(|it| it.alive),
        near: of(|it| it.near),
        regained: of(|it| it.regained),
        over: of(|it| it.over),
        cold: of(|it| it.cold),
        unreached: of(|it| it.unreached),
        energy: of(|it| it.energy),
        silence: known(|it| it.silence),
        needless: known(|it| it.needless),
        new_people: known(|it| it.new_people),
    }
}

/// Returns the detailed table of one world and length, with a dash where a life has nothing to count.
pub(crate) fn detail(rows: &[Row]) -> String {
    let head = "| people | plan | alive | inner and close | regained | weeks over | asks out of silence | never reached \
                | points a week | longest silence | talked to anyway | new in the week |\n\
                |--:|:--|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";
    let or_dash = |it: Option<f64>, text: fn(f64) -> String| it.map_or("–".to_owned(), text);
    let line = |it: &Row| {
        let shares = [it.mean.alive, it.mean.near, it.mean.regained, it.mean.over, it.mean.cold, it.mean.unreached];
        let shares = shares.map(percent).join(" | ");
        let silence = or_dash(it.mean.silence, |it| format!("{it:.0} days"));
        let week = [it.mean.needless, it.mean.new_people].map(|it| or_dash(it, percent)).join(" | ");
        format!("| {} | {} | {shares} | {:.1} | {silence} | {week} |\n", it.people, it.policy, it.mean.energy)
    };
    rows.iter().fold(head.to_owned(), |text, row| text + &line(row))
}

/// Returns the share of ties alive under each policy and under the informed plan, Kith's lead over the best of the
/// others, and how much of the way from that best one to the informed plan Kith goes.
pub(crate) fn summary(rows: &[Row], policies: &[&str]) -> String {
    let head = format!("| world | people | years | {} | informed | ahead | of the way |\n", policies.join(" | "));
    let rule = format!("|:--|--:|--:|{}--:|--:|--:|\n", "--:|".repeat(policies.len()));
    let mut text = head + &rule;
    for kith in rows.iter().filter(|it| it.policy == policies[0]) {
        let alive = |policy: &&str| {
            let same = |it: &&Row| it.world == kith.world && it.people == kith.people && it.years == kith.years;
            rows.iter().filter(same).find(|it| it.policy == *policy).map_or(0.0, |it| it.mean.alive)
        };
        let all: Vec<f64> = policies.iter().map(alive).collect();
        let best = all.iter().skip(2).copied().fold(0.0, f64::max);
        let cells: Vec<String> = all.iter().map(|it| percent(*it)).collect();
        let ahead = format!("{:+.0}", (kith.mean.alive - best) * 100.0);
        let informed = alive(&"informed");
        let way = way(kith.mean.alive - best, informed - best);
        text += &format!(
            "| {} | {} | {} | {} | {} | {ahead} | {way} |\n",
            kith.world,
            kith.people,
            kith.years,
            cells.join(" | "),
            percent(informed)
        );
    }
    text
}

/// The part of a way that is gone. A dash if the informed plan is less than a point ahead of the others.
fn way(gone: f64, whole: f64) -> String {
    if whole < 0.01 { "–".to_owned() } else { percent(gone / whole) }
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}
