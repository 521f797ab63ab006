package shop.platform.serialization;

import org.axonframework.serialization.RevisionResolver;
import shop.kernel.Revision;

/** Reads the kernel's {@link Revision}; what carries none has none, such as commands and queries. */
final class KernelRevisions implements RevisionResolver {

    @Override
    public String revisionOf(Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        return revision == null ? null : revision.value();
    }
}
