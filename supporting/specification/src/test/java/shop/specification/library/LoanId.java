package shop.specification.library;

record LoanId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
