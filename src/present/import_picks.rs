//! The taps that choose among the new people of a file.

use crate::domain::{normalize, sort_by_key};
use crate::formats::foreign::{Choices, PersonChoice, Preview};

/// The people among whom the user chooses by one tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Everybody.
    Everybody,
    /// Nobody.
    Nobody,
    /// Everybody with an e-mail address.
    WithEmail,
    /// The favourites of the other program.
    Starred,
    /// Everybody with a label, by its place in [`Preview::labels`].
    Label(usize),
}

/// Ticks some new people by a pick. With all of them ticked, or none, it ticks those that it means and no others.
/// Else it adds them, so that two labels can be had together; or takes them out again, if they are ticked.
pub fn pick(choices: &mut Choices, preview: &Preview, of: &[usize], pick: Pick) {
    let is_alone = is_all(choices, of) || of.iter().all(|it| !is_ticked(choices, *it));
    let takes_out = is_picked(choices, preview, of, pick);
    for index in of.iter().copied() {
        let is_meant = means(preview, index, pick);
        let is_ticked = match pick {
            Pick::Everybody => true,
            Pick::Nobody => false,
            _ if is_alone => is_meant,
            _ if is_meant => !takes_out,
            _ => is_ticked(choices, index),
        };
        if let Some(choice) = choices.people.get_mut(index) {
            *choice = if is_ticked { PersonChoice::Take(Vec::new()) } else { PersonChoice::Leave };
        }
    }
}

/// Whether those whom a pick means are ticked, and not everybody anyway.
pub fn is_picked(choices: &Choices, preview: &Preview, of: &[usize], pick: Pick) -> bool {
    let mut meant = of.iter().copied().filter(|it| means(preview, *it, pick)).peekable();
    match pick {
        Pick::Everybody => is_all(choices, of),
        Pick::Nobody => of.iter().all(|it| !is_ticked(choices, *it)),
        _ => meant.peek().is_some() && meant.all(|it| is_ticked(choices, it)) && !is_all(choices, of),
    }
}

fn is_all(choices: &Choices, of: &[usize]) -> bool {
    of.iter().all(|it| is_ticked(choices, *it))
}

fn is_ticked(choices: &Choices, index: usize) -> bool {
    choices.people.get(index).is_some_and(|it| *it != PersonChoice::Leave)
}

fn means(preview: &Preview, index: usize, pick: Pick) -> bool {
    preview.people.get(index).is_some_and(|row| match pick {
        Pick::Everybody => true,
        Pick::Nobody => false,
        Pick::WithEmail => row.has_email,
        Pick::Starred => row.is_starred,
        Pick::Label(label) => row.labels.contains(&label),
    })
}

/// The picks that a preview offers for new people, each with the number of people it means: only those that tell them
/// apart. Labels come last, the largest first and then by name.
pub fn picks(preview: &Preview, new: &[usize]) -> Vec<(Pick, usize)> {
    let tells_apart = |(_, count): &(Pick, usize)| *count > 0 && *count < new.len();
    let rows = || new.iter().filter_map(|it| preview.people.get(*it));
    let mut labels: Vec<(Pick, usize)> = (0..preview.labels.len()).map(|it| (Pick::Label(it), 0)).collect();
    for label in rows().flat_map(|it| &it.labels) {
        if let Some((_, count)) = labels.get_mut(*label) {
            *count += 1;
        }
    }
    labels.retain(tells_apart);
    sort_by_key(&mut labels, |(pick, count)| {
        let name = if let Pick::Label(at) = pick { normalize(&preview.labels[*at]) } else { String::new() };
        (std::cmp::Reverse(*count), name)
    });
    let of_all = [
        (Pick::WithEmail, rows().filter(|it| it.has_email).count()),
        (Pick::Starred, rows().filter(|it| it.is_starred).count()),
    ];
    let mut picks = vec![(Pick::Everybody, new.len()), (Pick::Nobody, 0)];
    picks.extend(of_all.into_iter().filter(tells_apart));
    picks.extend(labels);
    picks
}

#[cfg(test)]
mod tests {
    use super::{Pick, is_picked, is_ticked, pick};
    use crate::formats::foreign::{Outcome, PersonRow, Preview};
    use crate::present::foreign_import::first_choices;

    #[test]
    fn two_labels_are_chosen_together_and_one_is_taken_out_again() {
        let of =
            |labels: &[usize]| PersonRow { labels: labels.to_vec(), outcome: Outcome::New, ..PersonRow::default() };
        let people = vec![of(&[0]), of(&[1]), of(&[0, 1]), of(&[])];
        let preview = Preview { people, labels: vec!["Choir".into(), "Work".into()], ..Preview::default() };
        let mut choices = first_choices(&preview);
        let new = [0, 1, 2, 3];
        let mut check = |by: usize, expected: [bool; 4]| {
            pick(&mut choices, &preview, &new, Pick::Label(by));
            assert_eq!(new.map(|it| is_ticked(&choices, it)), expected);
            [0, 1].map(|it| is_picked(&choices, &preview, &new, Pick::Label(it)))
        };
        assert_eq!(check(0, [true, false, true, false]), [true, false]);
        assert_eq!(check(1, [true, true, true, false]), [true, true]);
        assert_eq!(check(0, [false, true, false, false]), [false, false]);
    }
}
