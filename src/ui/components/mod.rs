//! Small components of the pages. Most have a style sheet in `style/components/`.

mod avatar;
mod capped;
mod checkbox;
mod date_field;
mod dialog;
mod empty_state;
mod field;
mod form;
mod form_draft;
mod highlight;
mod icon;
mod lazy_part;
mod linked;
mod prose;
mod radio_group;
mod rating;
mod reactive;
mod toast;
mod virtual_list;
mod warmth;

pub(crate) use avatar::Avatar;
pub(crate) use capped::{capped, capped_without_count, tags};
pub(crate) use checkbox::set_checked;
pub(crate) use date_field::{DateField, DayField, date_rules};
pub(crate) use dialog::{Dialog, close_dialog, settle_dialog};
pub(crate) use empty_state::empty_state;
pub(crate) use field::{
    AreaField, PassphraseField, SelectField, TextField, UntilEdited, field_note, focus_first_error,
};
pub(crate) use form::{Form, FormProblems, foot, joined, other_problems, refused};
pub(crate) use highlight::highlight;
pub(crate) use icon::icon;
pub(crate) use linked::{encode, linked, mail, written};
pub(crate) use prose::prose;
pub(crate) use radio_group::{RadioGroup, RadioOption};
pub(crate) use rating::Rating;
pub(crate) use reactive::{Show, memo};
pub(crate) use toast::ToastView;
pub(crate) use virtual_list::VirtualList;
pub(crate) use warmth::{warmth, warmth_class};
