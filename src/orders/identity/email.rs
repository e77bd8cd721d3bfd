//! E-mail addresses that their host delivers to one mailbox.

use crate::config::Ignored;

/// Hosts that deliver alike, and what they do not look at.
struct Host {
    /// Domains. Those of Google are one: the same name at another is the same
    /// mailbox.
    domains: &'static [&'static str],
    is_one: bool,
    tags: bool,
    /// Signs in the name that count for nothing.
    unseen: &'static [char],
}

/// Hosts that are known to ignore something, by their own word where they give
/// one.
///
/// - Google: Gmail Help, answer 10313, "dots don't matter"; tags and
///   googlemail.com as widely described and as validator.js 13 takes them.
/// - Microsoft: tags in Outlook.com and Hotmail since 2013 (ZDNet, "Microsoft
///   adds support for custom '+' email addresses in Office 365", 2020). The
///   domains are those of validator.js 13, `normalizeEmail`.
/// - Fastmail: Fastmail Help, article 360060591053, "Plus addressing and
///   subdomain addressing".
/// - Proton: Proton Support, "Types of email addresses and aliases" for tags,
///   and "How to change your username" for `.`, `-` and `_`, which "are treated
///   as transparent".
/// - Apple: tags in iCloud Mail are described from use, and validator.js 13
///   takes them so. The domains are those of Apple Support, "About your
///   @icloud.com, @me.com and @mac.com email addresses", and are kept apart.
///
/// Yahoo is not here: what stands before its hyphen is a name of its own and
/// not the mailbox. Domains of companies may be hosted by any of these and have
/// rules of their own, so only the hosts' public domains are here.
const HOSTS: [Host; 5] = [
    Host { domains: &["gmail.com", "googlemail.com"], is_one: true, tags: true, unseen: &['.'] },
    Host { domains: MICROSOFT, is_one: false, tags: true, unseen: &[] },
    Host { domains: &["fastmail.com", "fastmail.fm"], is_one: false, tags: true, unseen: &[] },
    Host {
        domains: &["proton.me", "protonmail.com", "protonmail.ch", "pm.me"],
        is_one: false,
        tags: true,
        unseen: &['.', '-', '_'],
    },
    Host { domains: &["icloud.com", "me.com", "mac.com"], is_one: false, tags: true, unseen: &[] },
];

#[rustfmt::skip]
const MICROSOFT: &[&str] = &[
    "hotmail.at", "hotmail.be", "hotmail.ca", "hotmail.cl", "hotmail.co.il", "hotmail.co.nz",
    "hotmail.co.th", "hotmail.co.uk", "hotmail.com", "hotmail.com.ar", "hotmail.com.au",
    "hotmail.com.br", "hotmail.com.gr", "hotmail.com.mx", "hotmail.com.pe", "hotmail.com.tr",
    "hotmail.com.vn", "hotmail.cz", "hotmail.de", "hotmail.dk", "hotmail.es", "hotmail.fr",
    "hotmail.hu", "hotmail.id", "hotmail.ie", "hotmail.in", "hotmail.it", "hotmail.jp",
    "hotmail.kr", "hotmail.lv", "hotmail.my", "hotmail.ph", "hotmail.pt", "hotmail.sa",
    "hotmail.sg", "hotmail.sk", "live.be", "live.co.uk", "live.com", "live.com.ar", "live.com.mx",
    "live.de", "live.es", "live.eu", "live.fr", "live.it", "live.nl", "msn.com", "outlook.at",
    "outlook.be", "outlook.cl", "outlook.co.il", "outlook.co.nz", "outlook.co.th", "outlook.com",
    "outlook.com.ar", "outlook.com.au", "outlook.com.br", "outlook.com.gr", "outlook.com.pe",
    "outlook.com.tr", "outlook.com.vn", "outlook.cz", "outlook.de", "outlook.dk", "outlook.es",
    "outlook.fr", "outlook.hu", "outlook.id", "outlook.ie", "outlook.in", "outlook.it",
    "outlook.jp", "outlook.kr", "outlook.lv", "outlook.my", "outlook.ph", "outlook.pt",
    "outlook.sa", "outlook.sg", "outlook.sk", "passport.com",
];

/// The mailbox of an address in lower case, as its host tells mailboxes apart;
/// `None` for another host, for what is no address, and when nothing is left of
/// the name.
pub(super) fn mailbox(address: &str, ignored: &[Ignored]) -> Option<String> {
    let (name, domain) = address.rsplit_once('@')?;
    let host = HOSTS.iter().find(|host| host.domains.contains(&domain))?;
    let name = match name.split_once('+') {
        Some((name, _)) if host.tags && ignored.contains(&Ignored::Tags) => name,
        _ => name,
    };
    let unseen = |c: char| ignored.contains(&Ignored::Dots) && host.unseen.contains(&c);
    // What follows a + that is kept is kept as it is.
    let (name, tag) = name.split_at(name.find('+').unwrap_or(name.len()));
    let name: String = name.chars().filter(|c| !unseen(*c)).collect();
    let domain = if host.is_one { host.domains[0] } else { domain };
    (!name.is_empty()).then(|| format!("{name}{tag}@{domain}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Ignored; 2] = [Ignored::Tags, Ignored::Dots];

    fn of(address: &str) -> Option<String> {
        mailbox(address, &BOTH)
    }

    #[test]
    fn tags_and_dots_come_off_where_the_host_ignores_them() {
        assert_eq!(of("ada+a@gmail.com").as_deref(), Some("ada@gmail.com"));
        assert_eq!(of("a.d.a@googlemail.com").as_deref(), Some("ada@gmail.com"));
        assert_eq!(of("a.da+x@outlook.com").as_deref(), Some("a.da@outlook.com"));
        assert_eq!(of("ada+x@hotmail.co.uk").as_deref(), Some("ada@hotmail.co.uk"));
        assert_eq!(of("a.da+x@fastmail.com").as_deref(), Some("a.da@fastmail.com"));
        assert_eq!(of("a.d_a-b+x@proton.me").as_deref(), Some("adab@proton.me"));
        assert_eq!(of("a.da+x@icloud.com").as_deref(), Some("a.da@icloud.com"));
    }

    #[test]
    fn other_hosts_keep_every_sign() {
        for address in [
            "ada+a@example.com",
            "a.da@example.com",
            "ada-a@yahoo.com",
            "ada+a@notgmail.com",
            "ada@gmail.com.example.com",
            "17850",
            "@gmail.com",
            "+x@gmail.com",
            "...@gmail.com",
            "gmail.com",
        ] {
            assert_eq!(of(address), None, "{address}");
        }
    }

    #[test]
    fn each_is_ignored_only_when_asked() {
        let tags = |address| mailbox(address, &[Ignored::Tags]);
        let dots = |address| mailbox(address, &[Ignored::Dots]);
        assert_eq!(tags("a.da+x.y@gmail.com").as_deref(), Some("a.da@gmail.com"));
        assert_eq!(dots("a.da+x.y@gmail.com").as_deref(), Some("ada+x.y@gmail.com"));
        assert_eq!(dots("a.da@outlook.com").as_deref(), Some("a.da@outlook.com"));
    }

    #[test]
    fn a_domain_is_of_one_host() {
        let mut domains: Vec<&str> = HOSTS.iter().flat_map(|host| host.domains).copied().collect();
        let all = domains.len();
        domains.sort_unstable();
        domains.dedup();
        assert_eq!(domains.len(), all);
    }
}
