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
 * @param owedByCustomer what could not be taken though it was due (PAY-12)
 */
public record OrderMoney(
        Money asked, Money setAside, Money taken, Money givenBack, Money owedToCustomer, Money owedByCustomer) {}
