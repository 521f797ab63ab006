package shop.order.api;

import shop.kernel.Money;

/**
 * Where an order's money is, all tenders together.
 *
 * @param asked what the tenders are to pay
 * @param setAside what is authorised, and neither taken nor let go
 * @param taken what was captured or paid, whether it was given back or not
 * @param givenBack what was refunded
 * @param owedToCustomer what is to be given back, and is not yet
 * @param owedByCustomer what could not be taken though it was due (PAY-12), or has turned back (ORD-27)
 * @param disputed what the customer's bank has until it has decided a dispute (PAY-10)
 * @param lost what the customer has by a dispute: neither kept nor given back by us
 * @param turnedBack what had been paid and has gone back to its payer, without us (ORD-27)
 * @param collected what the customer owed and has paid in another way than by a tender, less what was given back of it
 * @param writtenOff what the customer owed and is not asked for any more
 */
public record OrderMoney(
        Money asked,
        Money setAside,
        Money taken,
        Money givenBack,
        Money owedToCustomer,
        Money owedByCustomer,
        Money disputed,
        Money lost,
        Money turnedBack,
        Money collected,
        Money writtenOff) {

    /** Of an order of which nothing was ever disputed, has turned back, or was settled by a person. */
    public OrderMoney(
            Money asked, Money setAside, Money taken, Money givenBack, Money owedToCustomer, Money owedByCustomer) {
        this(
                asked,
                setAside,
                taken,
                givenBack,
                owedToCustomer,
                owedByCustomer,
                Money.zero(asked.currency()),
                Money.zero(asked.currency()),
                Money.zero(asked.currency()),
                Money.zero(asked.currency()),
                Money.zero(asked.currency()));
    }
}
