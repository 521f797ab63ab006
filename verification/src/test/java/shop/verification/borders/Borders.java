package shop.verification.borders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import shop.kernel.Revision;

/** The borders of the house: between contexts, between the rooms of a context, and around what all share. */
final class Borders {

    static final ArchRule THE_KERNEL_KNOWS_ONLY_THE_JDK = classes()
            .that()
            .resideInAPackage("shop.kernel..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("shop.kernel..", "java..");

    static final ArchRule PUBLISHED_LANGUAGES_KNOW_ONLY_THE_KERNEL = classes()
            .that()
            .resideInAnyPackage("shop.order.api..", "shop.payment.api..", "shop.shipping.api..")
            .should()
            .onlyDependOnClassesThat(isOneOfItsOwnPackageOr("shop.kernel", "java"));

    static final ArchRule PAYMENT_KNOWS_NO_OTHER_CONTEXT = noClasses()
            .that()
            .resideInAPackage("shop.payment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("shop.order..", "shop.shipping..");

    static final ArchRule SHIPPING_KNOWS_NO_OTHER_CONTEXT = noClasses()
            .that()
            .resideInAPackage("shop.shipping..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("shop.order..", "shop.payment..");

    static final ArchRule ORDER_KNOWS_ONLY_THE_LANGUAGES_OF_OTHERS =
            noClasses().that().resideInAPackage("shop.order..").should().dependOnClassesThat(isInsideAnotherContext());

    static final ArchRule THE_PLATFORM_KNOWS_NO_BUSINESS = noClasses()
            .that()
            .resideInAPackage("shop.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("shop.order..", "shop.payment..", "shop.shipping..");

    static final ArchRule CONTEXTS_KNOW_NO_RUN_MODE = noClasses()
            .that()
            .resideInAnyPackage("shop.order..", "shop.payment..", "shop.shipping..", "shop.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("shop.node..", "shop.quickstart..", "shop.simulators..", "shop.gateway..");

    static final ArchRule AGGREGATES_KNOW_NEITHER_POLICIES_NOR_VIEWS_NOR_HTTP = noClasses()
            .that()
            .resideInAnyPackage("..ordering..", "..collecting..", "..dispatching..")
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
            .resideInAnyPackage("..ordering..", "..collecting..", "..dispatching..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    private Borders() {}

    private static DescribedPredicate<JavaClass> isOneOfItsOwnPackageOr(String... others) {
        return DescribedPredicate.describe(
                "stand in a published language or in " + String.join(", ", others), known -> {
                    String name = known.getPackageName();
                    for (String other : others) {
                        if (name.equals(other) || name.startsWith(other + ".")) {
                            return true;
                        }
                    }
                    return name.startsWith("shop.") && name.contains(".api") || known.isPrimitive() || known.isArray();
                });
    }

    private static DescribedPredicate<JavaClass> implementAFamilyOfEvents() {
        return DescribedPredicate.describe(
                "implement a family of events of ours",
                record -> record.getAllRawInterfaces().stream()
                        .filter(family -> family.getPackageName().startsWith("shop."))
                        .anyMatch(family -> family.getSimpleName().endsWith("Event")
                                || family.getSimpleName().endsWith("Fact")));
    }

    private static DescribedPredicate<JavaClass> isInsideAnotherContext() {
        return DescribedPredicate.describe("stand inside payment or shipping, behind their languages", known -> {
            String name = known.getPackageName();
            boolean ofOther = name.startsWith("shop.payment") || name.startsWith("shop.shipping");
            return ofOther && !name.equals("shop.payment.api") && !name.equals("shop.shipping.api");
        });
    }
}
