"""The sentence of every refusal and warning, by code; {names} are the parameters it carries."""

from collections.abc import Mapping

from frontdesk.sentences import (
    administration,
    attachments,
    backup,
    calendar,
    catalogue,
    consents,
    desk,
    exports,
    identity,
    keys,
    life,
    payments,
    people,
    projection,
    proof,
    publishing,
    ratings,
    screens,
    sharing,
    tablet,
    tracking,
)

REFUSALS: Mapping[str, str] = {
    **desk.REFUSALS,
    **administration.REFUSALS,
    **attachments.REFUSALS,
    **backup.REFUSALS,
    **calendar.REFUSALS,
    **catalogue.REFUSALS,
    **consents.REFUSALS,
    **exports.REFUSALS,
    **identity.REFUSALS,
    **keys.REFUSALS,
    **life.REFUSALS,
    **payments.REFUSALS,
    **people.REFUSALS,
    **projection.REFUSALS,
    **proof.REFUSALS,
    **publishing.REFUSALS,
    **ratings.REFUSALS,
    **screens.REFUSALS,
    **sharing.REFUSALS,
    **tablet.REFUSALS,
    **tracking.REFUSALS,
}
WARNINGS: Mapping[str, str] = {**desk.WARNINGS, **identity.WARNINGS}
