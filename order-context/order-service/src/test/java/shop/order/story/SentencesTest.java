package shop.order.story;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import shop.kernel.Money;
import shop.order.api.CancellationReason;
import shop.order.ordering.EveryEvent;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.ParcelFact;
import shop.order.ordering.UnitsCancelled;
import shop.order.returns.MugsReturned;
import shop.payment.api.PaymentEvent;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ReturnShipmentEvent;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentPickedShort;
import shop.shipping.api.ShippingEvent;

@DisplayName("The sentences of stories")
class SentencesTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private record Priced(Money amount) {}

    private record Dated(Instant at, Optional<LocalDate> day) {}

    /** The events that stories tell themselves. */
    private static Stream<Class<?>> told() {
        return Stream.of(
                        EveryEvent.kinds(),
                        Stream.of(PaymentEvent.class.getPermittedSubclasses()),
                        Stream.of(ShippingEvent.class.getPermittedSubclasses()),
                        Stream.of(ReturnShipmentEvent.class.getPermittedSubclasses()),
                        MugsReturned.kinds(),
                        Stream.of(new Class<?>[] {OrderStory.CannotBeRead.class}))
                .flatMap(kinds -> kinds)
                .filter(kind -> !OrderStory.TOLD_ELSEWHERE.contains(kind));
    }

    private static Map<String, String> texts(Language language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                Sentences.TEXTS,
                language.locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return bundle.keySet().stream().collect(toMap(key -> key, bundle::getString));
    }

    private static Set<String> places(String text) {
        return Sentences.PLACE
                .matcher(text)
                .results()
                .map((MatchResult place) -> place.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<RecordComponent> components(Class<?> event) {
        return Stream.of(event.getRecordComponents());
    }

    private static boolean isOptionalInStories(RecordComponent component) {
        return component.getType() == Optional.class
                || component.getType() == Money.class
                || component.getType() == List.class;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("are there for each event, and tell what it says, with words for all that it can say")
    void isComplete(Language language) {
        Map<String, String> texts = texts(language);

        assertThat(told()).isNotEmpty().allSatisfy(event -> {
            String name = event.getSimpleName();
            assertThat(texts)
                    .as(
                            "%s has no sentence: add '%s = …' to sentences_en.properties and sentences_ko.properties, or say"
                                    + " in OrderStory.TOLD_ELSEWHERE that another event tells it",
                            name, name)
                    .containsKey(name);
            Set<String> allowed =
                    components(event).map(RecordComponent::getName).collect(toCollection(TreeSet::new));
            if (ParcelFact.class.isAssignableFrom(event) || ShippingEvent.class.isAssignableFrom(event)) {
                allowed.add("parcel");
            }
            if (ReturnShipmentEvent.class.isAssignableFrom(event)) {
                allowed.add("number");
            }
            texts.forEach((key, text) -> {
                if (key.equals(name) || key.startsWith(name + ".")) {
                    assertThat(allowed).as("%s: what the event has", key).containsAll(places(text));
                    words(event, text)
                            .forEach(word ->
                                    assertThat(texts).as("a word of %s", key).containsKey(word));
                }
            });
        });
        assertThat(Timeline.Actor.values())
                .allSatisfy(actor -> assertThat(texts).containsKey("Actor." + actor.name()));
    }

    /** The keys of all words that a sentence can need. */
    private static Stream<String> words(Class<?> event, String text) {
        return components(event)
                .filter(component -> places(text).contains(component.getName()))
                .map(SentencesTest::typeOf)
                .filter(Class::isEnum)
                .flatMap(type -> Stream.of(type.getEnumConstants())
                        .map(word -> type.getSimpleName() + "." + ((Enum<?>) word).name()));
    }

    /** Of what may be missing, the type that it has if it is there. */
    private static Class<?> typeOf(RecordComponent component) {
        return component.getType() == Optional.class
                        && ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                                instanceof Class<?> type
                ? type
                : component.getType();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("are none that nobody tells")
    void hasNothingElse(Language language) {
        Map<String, String> texts = texts(language);
        Set<String> needed = new TreeSet<>();
        told().forEach(event -> {
            needed.add(event.getSimpleName());
            components(event)
                    .filter(SentencesTest::isOptionalInStories)
                    .map(component -> event.getSimpleName() + "." + component.getName())
                    .filter(texts::containsKey)
                    .forEach(needed::add);
            texts.forEach((key, text) -> {
                if (key.equals(event.getSimpleName()) || key.startsWith(event.getSimpleName() + ".")) {
                    words(event, text).forEach(needed::add);
                }
            });
        });
        Stream.of(Timeline.Actor.values()).map(actor -> "Actor." + actor.name()).forEach(needed::add);
        needed.add(Sentences.ITEM);
        needed.add(Sentences.UNITS);
        needed.add(Sentences.VARIANT);

        assertThat(new TreeSet<>(texts.keySet())).isEqualTo(needed);
    }

    @Test
    @DisplayName("say the same in both languages")
    void isTheSame() {
        Map<String, String> english = texts(Language.ENGLISH);
        Map<String, String> korean = texts(Language.KOREAN);

        assertThat(new TreeSet<>(korean.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        assertThat(english)
                .allSatisfy((key, text) ->
                        assertThat(places(korean.get(key))).as(key).isEqualTo(places(text)));
    }

    @Test
    @DisplayName("end in -다 in Korean, with no particle that depends on a value, in the trade's words")
    void isGoodKorean() {
        assertThat(texts(Language.KOREAN)).allSatisfy((key, text) -> {
            assertThat(text)
                    .as(key)
                    .doesNotContainPattern("\\(를\\)|\\(을\\)|\\(가\\)|\\(이\\)|\\(은\\)|\\(는\\)|\\(과\\)|\\(와\\)|\\(으\\)")
                    .doesNotContainPattern("}(을|를|이|가|은|는|과|와|으로|로|이나|나|이다|다)")
                    .doesNotContainPattern("소포|카드 대금|상품권 대금|인도하|인도할|반납|피킹|텐더|재고 부족|에 의해|습니다|합니다");
            if (told().anyMatch(event -> key.equals(event.getSimpleName()))) {
                assertThat(text).as(key).matches(".*다(\\([^)]*\\))?\\.");
            }
        });
    }

    @Test
    @DisplayName("name units by what they are, of the order and of a parcel alike")
    void units() {
        assertThat(new Sentences(Language.ENGLISH, SEOUL)
                        .tell(new UnitsCancelled(
                                MugsAndTea.ORDER,
                                "icheon-pottery",
                                "one",
                                List.of(MugsAndTea.mugs(1), MugsAndTea.tea()),
                                CancellationReason.ORDERED_BY_MISTAKE)))
                .isEqualTo(
                        "Units of parcel icheon-pottery were cancelled: 1 × MUG-BLUE, 1 × TEA-GREEN. The reason: it was"
                                + " ordered by mistake.");
        assertThat(new Sentences(Language.ENGLISH, SEOUL).tell(MugsAndTea.mugsCancelled()))
                .isEqualTo("Nothing had to be taken out of parcel icheon-pottery any more.");
        assertThat(new Sentences(Language.KOREAN, SEOUL)
                        .tell(new ShipmentPickedShort(
                                ShipmentId.of(MugsAndTea.ORDER, "icheon-pottery"),
                                MugsAndTea.ORDER,
                                "icheon-pottery",
                                "pick",
                                List.of(new ParcelItem(1, "MUG-BLUE", "Blue mug", 2)))))
                .isEqualTo("배송 건 icheon-pottery: 출고 작업 중 결품이 확인되었다(MUG-BLUE 2개).");
    }

    @ParameterizedTest(name = "{2} {3} {1}")
    @DisplayName("write amounts as people do")
    @CsvSource(
            delimiter = '|',
            value = {
                "KOREAN|39,000원|39000|KRW",
                "ENGLISH|₩39,000|39000|KRW",
                "ENGLISH|€1,033.10|103310|EUR",
                "KOREAN|1,033.10유로|103310|EUR",
                "ENGLISH|KWD1.005|1005|KWD",
                "ENGLISH|-€0.05|-5|EUR"
            })
    void amounts(Language language, String told, long minor, String currency) {
        assertThat(new Sentences(language, SEOUL)
                        .filled("{amount}", new Priced(Money.of(minor, currency)))
                        .replace('\u00a0', ' '))
                .isIn(told, told.replace("KWD", "KWD "));
    }

    @Test
    @DisplayName("write moments and days as people do, in the zone of the market")
    void moments() {
        Dated event = new Dated(Instant.parse("2026-01-05T20:30:00Z"), Optional.of(LocalDate.parse("2026-01-09")));

        assertThat(new Sentences(Language.ENGLISH, SEOUL).filled("{at}, {day}", event))
                .isEqualTo("6 January 2026, 05:30, 9 January 2026");
        assertThat(new Sentences(Language.KOREAN, SEOUL).filled("{at}, {day}", event))
                .isEqualTo("2026년 1월 6일 05:30, 2026년 1월 9일");
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @DisplayName("are in the language that was chosen, else in the best of those accepted, else in English")
    @CsvSource(
            nullValues = "none",
            value = {
                "none, none, ENGLISH",
                "ko, none, KOREAN",
                "en, ko, ENGLISH",
                "none, ko-KR, KOREAN",
                "none, 'de, ko;q=0.5, en;q=0.4', KOREAN",
                "none, 'ko;q=0, en;q=0.1', ENGLISH",
                "none, 'fr', ENGLISH",
                "none, '*', ENGLISH",
                "none, ';;', ENGLISH"
            })
    void languages(String chosen, String accepted, Language language) {
        assertThat(Language.of(chosen, accepted)).isEqualTo(language);
    }
}
