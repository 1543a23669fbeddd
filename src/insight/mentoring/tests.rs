//! Tests of the queries of mentoring.
