//! Small parts that pages are made of. Each owns a file in `style/kit/`.

mod avatar;
mod capped;
mod radio_group;
mod dialog;
mod field;
mod icon;
mod reactive;
mod highlight;
mod rating;
mod toast;
mod warmth;
mod virtual_list;

pub(crate) use avatar::Avatar;
pub(crate) use capped::{capped, tags};
pub(crate) use radio_group::{Choice, Pick};
pub(crate) use dialog::{Sheet, close_dialog};
pub(crate) use field::{AreaField, SelectField, TextField};
pub(crate) use icon::icon;
pub(crate) use reactive::{When, memo};
pub(crate) use highlight::highlight;
pub(crate) use rating::Scale;
pub(crate) use toast::{ToastPlace, ToastView};
pub(crate) use warmth::warmth;
pub(crate) use virtual_list::Windowed;
