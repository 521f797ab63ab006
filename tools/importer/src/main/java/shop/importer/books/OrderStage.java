package shop.importer.books;

/** Where an order stands, as far as every book can tell. */
public enum OrderStage {
    REFUSED_BY_ORD_01("refused by ORD-01"),
    REFUSED_BY_ORD_02("refused by ORD-02"),
    REFUSED_OTHERWISE("refused otherwise"),
    UNKNOWN("not known"),
    AWAITING_PAYMENT("awaiting payment"),
    REJECTED("rejected"),
    CANCELLED("cancelled"),
    /** Paid for, and everything still with its sellers. */
    NOT_HANDED_OVER("not handed over"),
    /** Something was handed over, and something has not arrived. */
    UNDER_WAY("under way"),
    DELIVERED("delivered");

    private final String words;

    OrderStage(String words) {
        this.words = words;
    }

    /** Whether the shop does not owe it anything because it never accepted it. */
    public boolean isRefusal() {
        return this == REFUSED_BY_ORD_01 || this == REFUSED_BY_ORD_02 || this == REFUSED_OTHERWISE;
    }

    /** Whether the shop has nothing more to do for it. */
    public boolean isEnd() {
        return this == DELIVERED || this == CANCELLED || this == REJECTED;
    }

    @Override
    public String toString() {
        return words;
    }
}
