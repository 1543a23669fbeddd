//! Small parts that pages are made of. Each owns a file in `style/kit/`.

mod avatar;
mod capped;
mod choice;
mod dialog;
mod field;
mod icon;
mod lean;
mod marked;
mod scale;
mod toast;
mod warmth;
mod window;

pub(crate) use avatar::Avatar;
pub(crate) use capped::{capped, tags};
pub(crate) use choice::{Choice, Pick};
pub(crate) use dialog::{Sheet, close_dialog};
pub(crate) use field::{AreaField, SelectField, TextField};
pub(crate) use icon::icon;
pub(crate) use lean::{When, memo};
pub(crate) use marked::marked;
pub(crate) use scale::Scale;
pub(crate) use toast::{ToastPlace, ToastView};
pub(crate) use warmth::warmth;
pub(crate) use window::Windowed;
