package shop.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.browser.TestBrowser;

@DisplayName("In a browser, the front page")
class FrontPageInABrowserTest {

    private static final String PRICES_ARE_CUT =
            "(box => box.scrollWidth > box.clientWidth)(document.querySelector('#lines').closest('.scroll'))";

    private static final List<String> TENDERS =
            List.of("PENDING", "AUTHORISED", "PARTLY_CAPTURED", "CAPTURED", "PAID", "DECLINED", "REPLACED", "RELEASED");

    private static final List<String> PARCELS = List.of(
            "AWAITING_PAYMENT",
            "PREPARING",
            "LABELLED",
            "HANDED_OVER",
            "HELD",
            "DELIVERED",
            "DAMAGED",
            "EXPECTED_BACK",
            "RETURNED_TO_SENDER",
            "PRESUMED_LOST",
            "CANCELLED",
            "REFUNDED",
            "REPLACED");

    /** Names are ids, currencies and the names of products; what is marked as another language is no mixture. */
    private static final String FOREIGN = """
            (language) => {
              const names = /\\b(Swagger UI|API|Axon Server|PG|curl|HTTP|Idempotency-Replayed: true|(ORD|PAY|SHP)-\\d+|warehouse-\\w+|demo-\\w+|\\d+ g)\\b/g;
              const foreign = language === 'ko' ? /[A-Za-z]{2,}/ : /[\\u1100-\\u11FF\\u3130-\\u318F\\uAC00-\\uD7AF]/;
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const found = [];
              while (walker.nextNode()) {
                const node = walker.currentNode.parentElement;
                const apart = node.closest('[translate=no], noscript, template') || node.closest('[lang]').lang !== language;
                if (!apart && foreign.test(walker.currentNode.data.replace(names, ''))) found.push(walker.currentNode.data);
              }
              return found;
            }""";

    @RegisterExtension
    static final TestBrowser BROWSER = new TestBrowser();

    static StubService services;
    static RunningGateway gateway;
    static volatile StubShop shop;

    private Page page;

    @BeforeAll
    static void launch() {
        services = StubService.thatReads((request, exchange) -> shop.answer(request, exchange));
        gateway = RunningGateway.start(
                "--shop.services.order.uri=" + services.uri(),
                "--shop.services.payment.uri=" + services.uri(),
                "--shop.services.shipping.uri=" + services.uri(),
                "--shop.services.authorization.uri=" + services.uri());
    }

    @AfterAll
    static void quit() {
        services.close();
        gateway.close();
    }

    @BeforeEach
    void start() {
        shop = new StubShop();
        open(ColorScheme.LIGHT, 1280);
    }

    @AfterEach
    void stop() {
        shop.endTheStream();
    }

    @Test
    @DisplayName("places the demo order and shows every step as it happens")
    void showsEveryStep() {
        placeOrder("It goes well.");

        assertThat(status()).hasText("Awaiting payment");
        assertThat(page.locator("#pay-until")).containsText("To be paid until 4 May 2026, ");
        assertThat(page.locator("#pay-until time")).hasAttribute("datetime", "2026-05-04T10:00:00Z");
        BROWSER.screenshot("awaiting-payment");
        shop.tell(OrderViews.confirmed());
        assertThat(status()).hasText("Confirmed");
        assertThat(page.locator("#pay-until")).isHidden();
        assertThat(rowOf("Card")).containsText("Authorised");
        assertThat(button("Cancel the order")).isVisible();
        shop.tell(OrderViews.underWay());
        assertThat(rowOf("Card")).containsText("Partly captured");
        assertThat(rowOf("Card")).containsText("€10.70");
        assertThat(button("Cancel the order")).isHidden();
        shop.tell(OrderViews.closed());
        shop.endTheStream();
        assertThat(status()).hasText("Closed");
        assertThat(page.locator("#timeline li")).hasCount(7);
        assertThat(page.getByText("The order has reached its end.")).isVisible();

        assertThat(shop.placed())
                .singleElement()
                .asString()
                .contains("tok_approve", "warehouse-hamburg", "\"customerId\":\"demo-customer\"");
        assertThat(shop.watchers()).isEqualTo(1);
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    @DisplayName("shows a declined card and what is given back")
    void showsADeclinedCard() {
        placeOrder("The card is declined.");
        shop.tell(OrderViews.rejected());
        shop.endTheStream();

        assertThat(status()).hasText("Rejected");
        assertThat(rowOf("Card")).containsText("Insufficient funds");
        assertThat(rowOf("Voucher")).containsText("Refunded");
        assertThat(rowOf("Voucher")).containsText("Tender 1"); // as the story calls it
        assertThat(page.locator("#attention"))
                .containsText("For a person to look at: Tender 1: money that the provider could not give back");
        BROWSER.screenshot("attention");
        assertThat(shop.placed()).singleElement().asString().contains("tok_decline_insufficient_funds");
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    @DisplayName("lets the customer change their mind once the order is confirmed")
    void cancelsByItself() {
        placeOrder("The customer changes their mind.");
        assertThat(status()).hasText("Awaiting payment");
        assertThat(shop.cancellations()).isZero();

        shop.tell(OrderViews.confirmed());
        await().atMost(Duration.ofSeconds(60)).until(() -> shop.cancellations() == 1);
        shop.tell(OrderViews.cancelled());
        shop.endTheStream();

        assertThat(status()).hasText("Cancelled");
        assertThat(rowOf("Card")).containsText("Released");
        assertThat(shop.cancellations()).isEqualTo(1);
    }

    @Test
    @DisplayName("shows what is placed for each thing that can happen")
    void placesWhatIsChosen() {
        Map<String, String> placed = Map.of(
                "The provider’s answer is lost.", "tok_timeout_then_approve",
                "A bank slip instead of the card.", "BANK_SLIP",
                "A mug is missing on the shelf.", "SHORT-MUG-BLUE",
                "The address does not exist.", "00000",
                "The carrier loses both parcels.", "33333");
        placed.forEach((variant, mark) -> {
            placeOrder(variant);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> shop.placed().stream().anyMatch(order -> order.contains(mark)));
        });
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    @DisplayName("gives another address when there is nothing at the first one")
    void givesAnotherAddress() {
        placeOrder("The address does not exist.");
        shop.tell(OrderViews.held());

        assertThat(page.locator("#attention")).containsText("Another one is to be given.");
        assertThat(page.locator("#step")).hasText("The customer gives another address. (demo-customer)");
        await().atMost(Duration.ofSeconds(60)).until(() -> !shop.steps().isEmpty());
        shop.tell(OrderViews.underWay());
        assertThat(page.locator("#attention")).isHidden();
        assertThat(shop.steps())
                .singleElement()
                .asString()
                .startsWith("PUT /orders/" + StubShop.ORDER + "/shipping-address")
                .contains("\"postcode\":\"10117\"");
    }

    @Test
    @DisplayName("has what is lost made good by support, each step once, also after a reload")
    void makesGood() {
        placeOrder("The carrier loses both parcels.");
        shop.tell(OrderViews.lost());
        await().atMost(Duration.ofSeconds(60)).until(() -> shop.steps().size() == 1);
        assertThat(page.locator("#step")).hasText("Support has the first parcel sent again. (demo-support)");
        page.reload();
        shop.tell(OrderViews.lost("HANDED_OVER"));
        await().atMost(Duration.ofSeconds(60)).until(() -> shop.steps().size() == 2);
        shop.tell(OrderViews.lost("PRESUMED_LOST"));
        await().atMost(Duration.ofSeconds(60)).until(() -> shop.steps().size() == 3);

        String parcels = "POST /orders/" + StubShop.ORDER + "/parcels/";
        assertThat(shop.steps().get(0)).startsWith(parcels + "warehouse-berlin/replacement");
        assertThat(shop.steps().get(1)).startsWith(parcels + "warehouse-hamburg/refund");
        assertThat(shop.steps().get(2)).startsWith(parcels + "warehouse-berlin-2/refund");
        BROWSER.screenshot("lost");
    }

    @Test
    @DisplayName("has a mug given back once the order is closed, and goes on watching until its money is back")
    void givesBack() {
        placeOrder("One mug is given back.");
        shop.tell(OrderViews.closed());
        shop.endTheStream();

        assertThat(page.locator("#returns")).containsText("1 of line 1");
        assertThat(page.locator("#returns")).containsText("Labelled");
        assertThat(page.getByText("The order has reached its end.")).isHidden();
        shop.tell(OrderViews.givenBack("ARRIVED"));
        await().atMost(Duration.ofSeconds(60)).until(() -> shop.steps().size() == 2);
        shop.tell(OrderViews.givenBack("RETURNED"));
        shop.endTheStream();

        assertThat(page.locator("#returns")).containsText("€12.90 given back");
        assertThat(page.getByText("The order has reached its end.")).isVisible();
        assertThat(shop.steps().get(0)).startsWith("POST /orders/" + StubShop.ORDER + "/returns");
        assertThat(shop.steps().get(1)).startsWith("POST /return-shipments/return-1/receipt");
        BROWSER.screenshot("given-back");
    }

    @Test
    @DisplayName("ends where an order ends otherwise than the variant wants")
    void endsOtherwise() {
        placeOrder("One mug is given back.");
        shop.tell(OrderViews.confirmed());
        button("Cancel the order").click();
        shop.tell(OrderViews.cancelled());
        shop.endTheStream();

        assertThat(page.getByText("The order has reached its end.")).isVisible();
        assertThat(shop.steps()).isEmpty();
    }

    @Test
    @DisplayName("is played also where the browser keeps nothing for it")
    void keepsNothing() {
        page.addInitScript(
                "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('blocked'); } });");
        page.navigate(address());
        placeOrder("The address does not exist.");
        shop.tell(OrderViews.held());

        await().atMost(Duration.ofSeconds(60)).until(() -> !shop.steps().isEmpty());
        assertThat(alert()).isHidden();
    }

    @Test
    @DisplayName("leaves out what needs somebody as whom it may not act")
    void leavesOutWhatNeedsOthers() {
        page.route("**/front-page.json?*", route -> {
            String told = route.fetch().text().replaceAll("demo-(support|warehouse)(-secret)?", "");
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(told));
        });
        page.reload();

        assertThat(page.getByLabel("The carrier loses both parcels.")).isHidden();
        assertThat(page.getByLabel("One mug is given back.")).isHidden();
        assertThat(page.getByLabel("The address does not exist.")).isVisible();
    }

    @Test
    @DisplayName("shows each entry of the story in the lane of its service")
    void lanes() {
        placeOrder("It goes well.");
        shop.tell(OrderViews.held());
        assertThat(page.locator("#timeline li")).hasCount(2);
        assertThat(page.locator(".lanes")).hasText("orderpaymentshipping");
        assertThat(page.locator("#timeline li.shipping")).containsText("on hold");
        assertThat(page.locator("#timeline li.order")).containsText("placed");
        assertThat(page.locator("#timeline .lane").first()).isHidden();

        page.setViewportSize(390, 800);
        assertThat(page.locator(".lanes")).isHidden();
        assertThat(page.locator("#timeline li.shipping .lane")).isVisible();
    }

    @Test
    @DisplayName("says why an order can no longer be cancelled")
    void saysWhyNot() {
        shop.refuseToCancel();
        placeOrder("It goes well.");
        button("Cancel the order").click();

        assertThat(alert()).containsText("A parcel of this order has been handed over already.");
        assertThat(alert()).containsText("rule ORD-06");
        BROWSER.screenshot("problem-light");
    }

    @Test
    @DisplayName("says why an order is refused")
    void saysWhyAnOrderIsRefused() {
        shop.refuseToPlace("""
                {"title": "Unprocessable Content", "status": 422, "rule": "ORD-02", "code": "tenders-differ",
                 "detail": "The tenders sum to <b>€10.00</b>, the order to €12.90."}""");
        button("Place the order").click();

        assertThat(alert()).containsText("The tenders sum to <b>€10.00</b>");
        assertThat(button("Place the order")).isEnabled();
    }

    @Test
    @DisplayName("connects again when the stream breaks, and misses nothing")
    void connectsAgain() {
        placeOrder("It goes well.");
        shop.tell(OrderViews.confirmed());
        assertThat(status()).hasText("Confirmed");

        shop.breakTheStream();

        await().atMost(Duration.ofSeconds(60)).until(() -> shop.watchers() == 2);
        shop.tell(OrderViews.closed());
        shop.endTheStream();
        assertThat(status()).hasText("Closed");
        assertThat(alert()).isHidden();
    }

    @Test
    @DisplayName("asks again under the same key while the service is away")
    void asksAgainUnderTheSameKey() {
        shop.beAwayFor(2);
        placeOrder("It goes well.");

        assertThat(status()).hasText("Awaiting payment");
        assertThat(alert()).isHidden();
        assertThat(shop.keys()).hasSize(3).containsOnly(shop.keys().get(0));
        assertThat(shop.placed()).hasSize(1);
    }

    @Test
    @DisplayName("goes on watching after a reload")
    void goesOnAfterAReload() {
        placeOrder("It goes well.");
        assertThat(status()).hasText("Awaiting payment");
        page.reload();
        shop.tell(OrderViews.confirmed());

        assertThat(status()).hasText("Confirmed");
        assertThat(shop.placed()).hasSize(1);
    }

    @Test
    @DisplayName("can be used by keyboard alone")
    void worksByKeyboard() {
        chooseTheDeclinedCardByKeyboard();
        page.keyboard().press("Enter");

        assertThat(status()).hasText("Awaiting payment");
        assertThat(button("Place the order")).isFocused();
        assertThat(shop.placed()).singleElement().asString().contains("tok_decline_insufficient_funds");
    }

    @Test
    @DisplayName("can be used by keyboard before anything has answered; the order is placed when it can be")
    void worksByKeyboardWhileItLoads() {
        List<Route> unanswered = new CopyOnWriteArrayList<>();
        page = BROWSER.page(ColorScheme.LIGHT, 1280);
        page.route("**/front-page.json?*", unanswered::add);
        page.navigate(address());

        chooseTheDeclinedCardByKeyboard();
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");

        assertThat(button("Place the order")).isFocused();
        assertThat(button("Place the order")).hasAttribute("aria-disabled", "true");
        page.waitForCondition(() -> !unanswered.isEmpty());
        assertThat(shop.placed()).isEmpty();
        unanswered.forEach(Route::resume);

        assertThat(status()).hasText("Awaiting payment");
        assertThat(page).hasURL(address() + "#" + StubShop.ORDER);
        assertThat(button("Place the order")).isFocused();
        assertThat(shop.placed()).singleElement().asString().contains("tok_decline_insufficient_funds");
    }

    private void chooseTheDeclinedCardByKeyboard() {
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the demo order")).isFocused();
        page.keyboard().press("Tab");
        assertThat(link("English")).isFocused();
        page.keyboard().press("Tab");
        assertThat(link("한국어")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowDown");
        assertThat(page.getByLabel("The card is declined.")).isChecked();
        page.keyboard().press("Tab");
        assertThat(button("Place the order")).isFocused();
    }

    @Test
    @DisplayName("shows commands that do the same, for the order that is chosen")
    void showsTheCommands() {
        page.getByText("The same with curl").click();
        assertThat(page.locator("#curl")).containsText("-u demo-shop:demo-shop-secret");
        assertThat(page.locator("#curl")).containsText("-u demo-customer:demo-customer-secret");
        assertThat(page.locator("#roles")).containsText("The shop (demo-shop) places it");
        assertThat(page.locator("#roles")).containsText("The customer (demo-customer) watches it here");
        assertThat(page.locator("#curl")).containsText("http://127.0.0.1:" + gateway.port() + "/orders");
        assertThat(page.locator("#curl")).not().containsText("tok_decline");

        page.getByLabel("The card is declined.").check();

        assertThat(page.locator("#curl")).containsText("tok_decline_insufficient_funds");
    }

    @Test
    @DisplayName("leads to everything else and shows what is up")
    void leadsElsewhere() {
        assertThat(page.locator("#health")).containsText("order is up");
        assertThat(page.locator("#links a")).not().hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("API"))
                .click();
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/swagger-ui/index\\.html"));
        assertThat(page.locator("#swagger-ui .topbar")).isVisible();
        assertThat(BROWSER.complaints()).noneMatch(complaint -> complaint.contains("Content Security Policy"));
    }

    @Test
    @DisplayName("tells a service whose work stands still from one that is down")
    void standsStill() {
        page.route(
                "**/actuator/health/overview",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                                {"status": "DOWN", "components": {"services": {"status": "DOWN", "components": {
                                  "order": {"status": "OUT_OF_SERVICE"}, "payment": {"status": "DOWN"},
                                  "shipping": {"status": "UP"}, "node": {"status": "UNKNOWN"}}}}}""")));
        page.reload();

        assertThat(page.locator("#health li")).hasText(new String[] {
            "✗ order stands still", "✗ payment is down", "✓ shipping is up", "? node is not known"
        });
    }

    @Test
    @DisplayName("sends the same request again, and says that nothing was placed twice")
    void sendsAgain() {
        assertThat(button("Send the same request again")).hasAttribute("aria-disabled", "true");
        placeOrder("It goes well.");
        assertThat(status()).hasText("Awaiting payment");

        button("Send the same request again").click();

        assertThat(page.locator("#replay")).containsText("Answered 201: it is the same order");
        assertThat(shop.placed()).hasSize(2).containsOnly(shop.placed().get(0));
        assertThat(shop.keys()).hasSize(2).containsOnly(shop.keys().get(0));
        assertThat(BROWSER.scrollsSideways()).isFalse();
        BROWSER.screenshot("sent-again");

        button("Place the order").click();
        assertThat(page.locator("#replay")).isHidden();
        assertThat(shop.keys()).hasSize(3);
        assertThat(shop.keys().get(2)).isNotEqualTo(shop.keys().get(0));
    }

    @Test
    @DisplayName("says so when the answer does not tell a replay from a first time")
    void noticesSilentReplays() {
        shop.keepQuietAboutReplays();
        placeOrder("It goes well.");
        assertThat(status()).hasText("Awaiting payment");

        button("Send the same request again").click();

        assertThat(page.locator("#replay")).containsText("does not say that it was a replay");
    }

    @Test
    @DisplayName("speaks Korean to whoever prefers it, and the language that is chosen, of the same order")
    void speaksKorean() {
        page = BROWSER.pageFor("ko-KR");
        page.navigate(address());
        page.getByLabel("정상 주문").check();
        button("주문 넣기").click();
        assertThat(status()).hasText("결제 대기");
        assertThat(page.locator("#timeline li")).containsText("기록되었다.");
        assertThat(page.locator("#pay-until")).containsText("결제 기한: 2026. 5. 4.");
        shop.tell(OrderViews.underWay());
        assertThat(rowOf("카드")).containsText("일부 매입");
        assertThat(page.locator("#health")).containsText("✓ 주문: 정상");
        assertThat(shop.placed()).singleElement().asString().contains("파란 머그컵");

        link("English").click();

        assertThat(page).hasURL(address() + "?language=en#" + StubShop.ORDER);
        assertThat(status()).hasText("Confirmed");
        link("한국어").click();
        assertThat(status()).hasText("주문 확정");
        assertThat(page.locator("html")).hasAttribute("lang", "ko");
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("shows every state in one language, and readably")
    @ValueSource(strings = {"en", "ko"})
    void everyState(String language) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page = BROWSER.page(scheme, 1280);
            page.navigate(address() + "?language=" + language + "#" + StubShop.ORDER);
            for (String status : List.of("AWAITING_PAYMENT", "CONFIRMED", "CLOSED", "REJECTED", "CANCELLED")) {
                shop.tell(OrderViews.ofAllStates(status, TENDERS, PARCELS));
                assertThat(page.locator("#status")).hasText(wordFor(language, "order." + status));
                assertThat(page.locator("#tenders tr")).hasCount(TENDERS.size());
                assertThat(page.locator("#parcels > li")).hasCount(PARCELS.size());
                assertThat(page.locator("#timeline li")).hasCount(1);
                assertThat(page.locator("#parcels > li", new Page.LocatorOptions().setHasText("SIM"))
                                .nth(2)
                                .locator(".stuck"))
                        .hasText(wordFor(language, "parcel.PREPARING"));
                assertThat(foreignTexts(language)).isEmpty();
                assertThat(BROWSER.textsThatStandOutTooLittle()).isEmpty();
            }
            BROWSER.screenshot(
                    "every-state-%s-%s".formatted(language, scheme.name().toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    @DisplayName("says in Korean what the service says in English, or that it says so in English")
    void problemsInKorean() {
        page = BROWSER.pageFor("ko-KR");
        page.navigate(address());
        shop.refuseToCancel();
        button("주문 넣기").click();
        button("주문 취소").click();
        assertThat(alert()).containsText("이미 출고된 상품이 있어 취소할 수 없습니다.");
        assertThat(alert()).not().containsText("handed over");
        assertThat(foreignTexts("ko")).isEmpty();
        BROWSER.screenshot("problem-korean");

        shop.refuseToPlace("""
                {"title": "Unprocessable Content", "status": 422, "code": "of-tomorrow", "detail": "As never before."}""");
        button("주문 넣기").click();

        assertThat(alert()).containsText("서비스의 응답(영어):");
        assertThat(alert().locator("[lang=en]")).hasText("As never before.");
        assertThat(foreignTexts("ko")).isEmpty();
    }

    /** What stands on the page in another language, but for names that every language leaves as they are. */
    private List<?> foreignTexts(String language) {
        return (List<?>) page.evaluate(FOREIGN, language);
    }

    private static String wordFor(String language, String key) {
        return ResourceBundle.getBundle("shop.gateway.frontpage.texts", Locale.forLanguageTag(language))
                .getString(key);
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @ParameterizedTest(name = "is readable: {0}")
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void isReadable(ColorScheme scheme) {
        for (int width : List.of(1280, 390)) {
            open(scheme, width);
            placeOrder("It goes well.");
            shop.tell(OrderViews.underWay());
            assertThat(rowOf("Card")).containsText("Partly captured");
            assertThat(BROWSER.scrollsSideways())
                    .as("sideways scrolling at %d pixels", width)
                    .isFalse();
            assertThat(page.evaluate(PRICES_ARE_CUT))
                    .as("prices cut off at %d pixels", width)
                    .isEqualTo(false);
            assertThat(BROWSER.textsThatStandOutTooLittle()).isEmpty();
            BROWSER.screenshot("under-way-%s-%d".formatted(scheme.name().toLowerCase(Locale.ROOT), width));
        }
    }

    private void open(ColorScheme scheme, int width) {
        page = BROWSER.page(scheme, width);
        page.navigate(address());
    }

    private static String address() {
        return "http://127.0.0.1:" + gateway.port() + "/";
    }

    private void placeOrder(String variant) {
        page.getByLabel(variant).check();
        button("Place the order").click();
    }

    private Locator status() {
        return page.locator("#status");
    }

    private Locator alert() {
        return page.locator("#problem");
    }

    private Locator rowOf(String tender) {
        return page.locator("#tenders tr").filter(new Locator.FilterOptions().setHasText(tender));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(name).setExact(true).setIncludeHidden(true));
    }
}
