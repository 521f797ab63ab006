package shop.verification.borders;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.kernel.Revision;

@DisplayName("The page on the architecture")
class ArchitectureDocumentTest {

    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/architecture.md");
    private static final List<String> CONTEXTS = List.of("order", "payment", "shipping");

    @ParameterizedTest
    @ValueSource(strings = {"rooms", "reactions", "published"})
    @DisplayName("says what the code says:")
    void isMadeFromTheCode(String what) throws IOException {
        String made = made(what);
        String page = Files.readString(PAGE);
        Matcher place = Pattern.compile(
                        "(?<=<!-- made from the code: " + what + " -->\n).*?(?=<!-- end -->)", Pattern.DOTALL)
                .matcher(page);
        assertThat(place.find()).as("a place for %s", what).isTrue();
        if (System.getProperty("approve") != null) {
            Files.writeString(PAGE, page.substring(0, place.start()) + made + page.substring(place.end()));
        } else {
            assertThat(place.group()).as("run with -Dapprove to write it anew").isEqualTo(made);
        }
    }

    @Test
    @DisplayName("is made of something")
    void isNotEmpty() {
        assertThat(made("reactions"))
                .contains("| `OrderPlaced` |", "`WhenOrderPlacedThenRequestPayment`", "| `AuthorisePayment` |");
        assertThat(made("published")).contains("`PaymentAuthorised`");
        assertThat(made("rooms")).contains("| `payment` | `payment.api`");
    }

    private static String made(String what) {
        return switch (what) {
            case "rooms" -> rooms();
            case "reactions" -> reactions();
            default -> published();
        };
    }

    private static String rooms() {
        return table(
                "room | may know",
                FloorPlan.ROOMS.entrySet().stream()
                        .map(room -> "`" + room.getKey() + "` | "
                                + (room.getValue().isEmpty() ? "no other" : quoted(room.getValue().stream()))));
    }

    private static String reactions() {
        TreeMap<String, List<Reaction>> reactions = BordersTest.PRODUCT.stream()
                .filter(type -> type.getPackageName().endsWith(".policies"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(EventHandler.class))
                .sorted(comparing(method -> method.getOwner().getSimpleName()))
                .flatMap(Reaction::of)
                .collect(groupingBy(reaction -> reaction.message().getSimpleName(), TreeMap::new, toList()));
        Set<String> commands = BordersTest.PRODUCT.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(CommandHandler.class))
                .map(method -> method.getRawParameterTypes().get(0).getSimpleName())
                .collect(toSet());
        return table(
                "when | then | by",
                reactions.entrySet().stream()
                        .map(entry -> "`" + entry.getKey() + "` | "
                                + quoted(entry.getValue().stream()
                                        .map(reaction -> reaction.policy().getSimpleName()))
                                + " | "
                                + quoted(entry.getValue().stream()
                                        .flatMap(Reaction::made)
                                        .filter(commands::contains)
                                        .distinct()
                                        .sorted())));
    }

    private static String published() {
        return table("context | events", CONTEXTS.stream().map(context -> context + " | " + quoted(events(context))));
    }

    private static Stream<String> events(String context) {
        return BordersTest.PRODUCT.stream()
                .filter(type -> type.getPackageName().equals("shop." + context + ".api"))
                .filter(type -> type.isAnnotatedWith(Revision.class))
                .map(JavaClass::getSimpleName)
                .sorted();
    }

    private static String quoted(Stream<String> names) {
        return names.map(name -> "`" + name + "`").collect(joining(", "));
    }

    private static String table(String head, Stream<String> rows) {
        return rows.map(row -> "| " + row + " |\n")
                .collect(joining("", "\n| " + head + " |\n|" + "---|".repeat(head.split("\\|").length) + "\n", "\n"));
    }
}
