package shop.importer.books;

import shop.kernel.Money;

/**
 * The money of an order, all tenders together.
 *
 * @param taken whether it was given back or not
 * @param owedToCustomer what is still to be given back
 * @param owedByCustomer what is still to be paid for what was sent
 */
public record BookedMoney(Money taken, Money givenBack, Money owedToCustomer, Money owedByCustomer) {

    @Override
    public String toString() {
        return "taken " + taken + ", given back " + givenBack + ", owed to the customer " + owedToCustomer
                + ", owed by the customer " + owedByCustomer;
    }
}
