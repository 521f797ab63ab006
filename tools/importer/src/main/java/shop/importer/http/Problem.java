package shop.importer.http;

import java.util.Optional;

/**
 * Why a request was refused.
 *
 * @param rule the business rule, such as ORD-02; absent from other problems
 */
record Problem(String rule, String code, String detail) {

    Optional<String> brokenRule() {
        return Optional.ofNullable(rule);
    }
}
