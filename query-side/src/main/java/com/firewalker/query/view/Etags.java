package com.firewalker.query.view;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Marks answers with the hash of their content, also those that no cache may keep: the caller may have them still. */
public final class Etags extends ShallowEtagHeaderFilter {

    @Override
    protected boolean isEligibleForEtag(
            HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
        return status == HttpServletResponse.SC_OK && HttpMethod.GET.matches(request.getMethod());
    }
}
