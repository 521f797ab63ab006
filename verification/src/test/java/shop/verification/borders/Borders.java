package shop.verification.borders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import shop.kernel.Revision;

/** The borders of the house: between contexts, between the rooms of a context, and around what all share. */
final class Borders {

    private static final String[] DOMAIN_MODELS = {
        "..ordering..", "..returns..", "..collecting..", "..disputing..", "..receipting..", "..dispatching.."
    };

    static final ArchRule THE_KERNEL_KNOWS_ONLY_THE_JDK = classes()
            .that()
            .resideInAPackage("shop.kernel..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("shop.kernel..", "java..");

    static final ArchRule PUBLISHED_LANGUAGES_KNOW_NO_FRAMEWORK = classes()
            .that()
            .resideInAnyPackage("shop.order.api..", "shop.payment.api..", "shop.shipping.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("shop..", "java..");

    static final ArchRule EVERYTHING_HAS_A_ROOM = classes().should(haveARoom());

    static final ArchRule EACH_ROOM_KNOWS_ONLY_WHAT_THE_FLOOR_PLAN_ALLOWS =
            classes().should(knowOnlyWhatIsAllowed());

    static final ArchRule AGGREGATES_KNOW_NEITHER_POLICIES_NOR_VIEWS_NOR_HTTP = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN_MODELS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "shop..policies..",
                    "shop..tracking..",
                    "shop..statement..",
                    "shop..http..",
                    "shop..provider..",
                    "shop..carrier..",
                    "org.springframework.data..",
                    "org.springframework.web..",
                    "com.mongodb..");

    static final ArchRule VIEWS_KNOW_NEITHER_POLICIES_NOR_HTTP = noClasses()
            .that()
            .resideInAnyPackage("shop..tracking..", "shop..statement..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("shop..policies..", "shop..http..");

    static final ArchRule POLICIES_KNOW_NEITHER_VIEWS_NOR_HTTP = noClasses()
            .that()
            .resideInAPackage("shop..policies..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("shop..tracking..", "shop..statement..", "shop..http..");

    static final ArchRule POLICIES_DO_NOT_ACT_ON_HISTORY = classes()
            .that()
            .resideInAPackage("shop..policies..")
            .and()
            .haveSimpleNameStartingWith("When")
            .should()
            .beAnnotatedWith(DisallowReplay.class)
            .andShould()
            .beAnnotatedWith(ProcessingGroup.class);

    static final ArchRule STORED_EVENTS_HAVE_A_REVISION = classes()
            .that()
            .areRecords()
            .and(implementAFamilyOfEvents())
            .should()
            .beAnnotatedWith(Revision.class);

    static final ArchRule DECISIONS_DO_NOT_LOOK_AT_THE_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN_MODELS)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    static final ArchRule STRIPES_CLIENT_IS_KNOWN_IN_ITS_ROOM_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("shop.payment.provider.stripe..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.stripe..");

    static final ArchRule EASYPOSTS_CLIENT_IS_KNOWN_IN_ITS_ROOM_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("shop.shipping.carrier.easypost..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.easypost..");

    static final ArchRule PROVIDERS_KNOW_NO_OTHER_PROVIDER =
            classes().that().resideInAPackage("shop.payment.provider.(*)..").should(knowNoOtherProvider());

    private Borders() {}

    private static ArchCondition<JavaClass> haveARoom() {
        return new ArchCondition<>("lie in a room of the floor plan") {
            @Override
            public void check(JavaClass known, ConditionEvents events) {
                if (FloorPlan.roomOf(known.getPackageName()).isEmpty()) {
                    events.add(SimpleConditionEvent.violated(known, known.getName() + " is in no room"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> knowOnlyWhatIsAllowed() {
        return new ArchCondition<>("know only what the floor plan allows") {
            @Override
            public void check(JavaClass knowing, ConditionEvents events) {
                for (Dependency dependency : knowing.getDirectDependenciesFromSelf()) {
                    String from = knowing.getPackageName();
                    String to =
                            dependency.getTargetClass().getBaseComponentType().getPackageName();
                    if (FloorPlan.isOurs(to) && !FloorPlan.allows(from, to)) {
                        events.add(SimpleConditionEvent.violated(knowing, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> knowNoOtherProvider() {
        return new ArchCondition<>("know no other provider's room") {
            @Override
            public void check(JavaClass knowing, ConditionEvents events) {
                String home = providersRoom(knowing.getPackageName());
                for (Dependency dependency : knowing.getDirectDependenciesFromSelf()) {
                    String there = providersRoom(dependency.getTargetClass().getPackageName());
                    if (!there.isEmpty() && !there.equals(home)) {
                        events.add(SimpleConditionEvent.violated(knowing, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static String providersRoom(String packageName) {
        String rooms = "shop.payment.provider.";
        return packageName.startsWith(rooms)
                ? packageName.substring(rooms.length()).split("\\.")[0]
                : "";
    }

    private static DescribedPredicate<JavaClass> implementAFamilyOfEvents() {
        return DescribedPredicate.describe(
                "implement a family of events of ours",
                record -> record.getAllRawInterfaces().stream()
                        .filter(family -> family.getPackageName().startsWith("shop."))
                        .anyMatch(family -> family.getSimpleName().endsWith("Event")
                                || family.getSimpleName().endsWith("Fact")));
    }
}
