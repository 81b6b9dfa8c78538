package com.firewalker.query.view;

import com.firewalker.platform.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The projections of this service by name. */
@Component
public class Projections {

    private final List<Projection> all;

    Projections(List<Projection> all) {
        this.all = List.copyOf(all);
    }

    public List<Projection> all() {
        return all;
    }

    /** Refuses a name that nobody has as something missing. */
    public Projection named(String name) {
        return find(name).orElseThrow(Refusal::notFound);
    }

    public Optional<Projection> find(String name) {
        return all.stream()
                .filter(projection -> projection.view().name().equals(name))
                .findFirst();
    }
}
