/**
 * Specifications of aggregates that run as tests and are read by people who know the business and no Java.
 *
 * <p>A test class registers one specification; each test states one scenario as a sentence:
 *
 * <pre>{@code
 * @DisplayName("An order")
 * class OrderSpecification {
 *
 *     @RegisterExtension
 *     final AggregateSpecification<Order> order = AggregateSpecification.of(Order.class);
 *
 *     @Nested
 *     @DisplayName("that is awaiting payment")
 *     class AwaitingPayment {
 *
 *         @Test
 *         @DisplayName("is rejected when nobody pays in time (ORD-05)")
 *         void expires() {
 *             order.given(twoBlueMugsPlaced())
 *                     .after(Duration.ofMinutes(30))
 *                     .when(new ElapsePaymentWindow("order-1", 1))
 *                     .then(new OrderRejected("order-1", "payment window elapsed"));
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Beside {@code then(events…)} there are {@code thenNothing()} for a repeat that must leave no trace, {@code
 * thenRejected("ORD-02")} for a refusal that cites its rule (and a second argument for its code), {@code
 * thenFails(type)} for a fault that is no business rejection and {@code thenAnswers(result)}. {@code at} and {@code after}
 * move the clock, which an aggregate sees as an injected {@link java.time.Clock}; {@code whenTimeElapses} lets its
 * deadlines fire. Whole events are compared. A scenario without an expectation fails, and so does one whose command was
 * refused without the scenario saying so.
 *
 * <p>What follows from what is stated in the same way, with a {@link shop.specification.PolicySpecification}:
 *
 * <pre>{@code
 * @RegisterExtension
 * final PolicySpecification policies = PolicySpecification.of(stage ->
 *         List.of(new WhenOrderPlacedThenRequestPayment(stage.commands())));
 *
 * @Test
 * @DisplayName("the money of an order is asked for when it is placed")
 * void asksForMoney() {
 *     policies.when(twoBlueMugsPlaced()).thenAsks(new AuthorisePayment("order-1", 1));
 * }
 * }</pre>
 *
 * <p>There, {@code thenAsksNothing()} is the negative; {@code askedOutside} and {@code toldAt} stand among what is asked.
 *
 * <p>Every run leaves a book in {@code target/specifications} (another folder: {@code
 * -Dspecification.directory=…}): a page per test class in the order of its source, and {@code README.md} with the rules
 * and where each is specified. It holds no time stamps, so that it can be committed and compared.
 *
 * <p>A module with {@code src/test/resources/book} also leaves what it told as data, in {@code scenarios.json}, with its
 * sentences in every language of the book: see {@link shop.specification.book}.
 *
 * <p>For tests only; a module takes it with test scope. It knows no context of the shop and nothing of the platform.
 */
package shop.specification;
