"""Which colours and which word mark a kind of server."""

from console.domain.stripes import Stripe
from console.ui.theme import colours

DRAWN = {
    Stripe.PRODUCTION: colours.PRODUCTION,
    Stripe.STAGING: colours.STAGING,
    Stripe.TEST: colours.TEST,
    Stripe.NONE: colours.UNMARKED,
}
