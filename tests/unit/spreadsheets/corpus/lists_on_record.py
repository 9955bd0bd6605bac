"""Lists as schools, hospitals, communes and enterprises keep them: ratings, awards held, discipline, registrations."""

from tests.unit.spreadsheets.corpus.office_lists import OfficeList

ON_RECORD = {
    "ratings by three judges": OfficeList(
        "people",
        [
            ["BỆNH VIỆN ĐA KHOA PHÙ CỪ"],
            ["TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI VIÊN CHỨC NĂM 2025"],
            ["TT", "Họ và tên", "Chức danh", "Khoa/Phòng", "Tự xếp loại", "Khoa xếp loại", "Giám đốc xếp loại"],
            [1, "BS.CKI Nguyễn Văn Bình", "Trưởng khoa", "Khoa Nội", "HTXSNV", "HTXSNV", "HTTNV"],
            [2, "ĐD. Trần Thị Cúc", "Điều dưỡng", "Khoa Nội", "HTTNV", "HTTNV", "HTTNV"],
        ],
        ("name", "honorific", "unit", "rating_2025"),
        [
            ("Nguyễn Văn Bình", "BS CKI", "Khoa Nội", "HTTNV"),
            ("Trần Thị Cúc", "ĐD", "Khoa Nội", "HTTNV"),
        ],
        unread=["Tự xếp loại", "Khoa xếp loại"],
    ),
    "ratings of a hospital": OfficeList(
        "ratings",
        [
            ["TỔNG HỢP KẾT QUẢ XẾP LOẠI VIÊN CHỨC NĂM 2025"],
            ["TT", "Họ và tên", "Chức danh", "Khoa/Phòng", "Xếp loại", "Số tháng"],
            [1, "Nguyễn Văn Bình", "Trưởng khoa", "Khoa Nội", "Hoàn thành xuất sắc nhiệm vụ", 12],
            [2, "Trần Thị Cúc", "Điều dưỡng", "nt", "HT tốt NV", 10],
            [None, "Cộng: 02 người"],
        ],
        ("name", "unit", "rating", "months_worked", "year"),
        [
            ("Nguyễn Văn Bình", "Khoa Nội", "HTXSNV", 12, 2025),
            ("Trần Thị Cúc", "Khoa Nội", "HTTNV", 10, 2025),
        ],
    ),
    "commune awards book": OfficeList(
        "awards_held",
        [
            ["SỔ KHEN THƯỞNG NĂM 2025"],
            [
                "STT",
                "Họ và tên/Tập thể",
                "Chức vụ, đơn vị",
                "Hình thức khen thưởng",
                "Số QĐ",
                "Ngày QĐ",
                "Cơ quan ban hành",
            ],
            [1, "Phòng Kinh tế", None, "TTLĐXS", "900/QĐ-UBND", "15/01/2026", "UBND tỉnh"],
            [2, "Lê Văn Cường", "Công chức", "CSTĐCS", "12/QĐ-UBND", "10/01/2026", "UBND xã"],
        ],
        ("name", "award", "decision_number", "decision_date", "year", "decided_by"),
        [
            ("Phòng Kinh tế", "TTLĐXS", "900/QĐ-UBND", "2026-01-15", 2025, "UBND tỉnh"),
            ("Lê Văn Cường", "CSTĐCS", "12/QĐ-UBND", "2026-01-10", 2025, "UBND xã"),
        ],
    ),
    "ratings by years": OfficeList(
        "people",
        [
            ["TỔNG HỢP XẾP LOẠI 3 NĂM LIỀN KỀ"],
            ["STT", "Họ và tên", "Đơn vị", "Xếp loại"],
            [None, None, None, "2023", "2024", "2025"],
            [1, "Đỗ Thị Hằng", "MN Tân Hòa", "HTTNV", "HTXSNV", "HTXSNV"],
        ],
        ("name", "rating_2023", "rating_2024", "rating_2025"),
        [
            ("Đỗ Thị Hằng", "HTTNV", "HTXSNV", "HTXSNV"),
        ],
    ),
    "discipline of some": OfficeList(
        "discipline",
        [
            ["THEO DÕI KỶ LUẬT"],
            ["STT", "Họ và tên", "Đơn vị", "Hình thức KL", "Số QĐ, ngày QĐ", "Thời gian thi hành KL"],
            [1, "Vũ Văn Hải", "Phòng TCHC", "Khiển trách", "15/QĐ-BV ngày 10/3/2025", "10/3/2025 - 10/3/2026"],
            [2, "Lê Na", "Khoa Nội", "Không"],
        ],
        ("name", "form", "decision_number", "from_date", "finished_on"),
        [
            ("Vũ Văn Hải", "reprimand", "15/QĐ-BV", "2025-03-10", "2026-03-10"),
            ("Lê Na", None, None, None, None),
        ],
    ),
    "two columns that register": OfficeList(
        "registrations",
        [
            ["BẢN ĐĂNG KÝ THI ĐUA NĂM 2026"],
            ["STT", "Họ và tên", "Chức vụ", "Đăng ký DHTĐ", "Đăng ký HTKT"],
            [1, "Lê Văn Cường", "CC", "CSTĐCS", "BK Chủ tịch UBND tỉnh"],
            [2, "Vũ Thị Hòa", "CC", "LĐTT", "Không"],
        ],
        ("name", "award", "year"),
        [
            ("Lê Văn Cường", "CSTĐCS; BK Chủ tịch UBND tỉnh", 2026),
            ("Vũ Thị Hòa", "LĐTT; Không", 2026),
        ],
    ),
    "ratings of collectives": OfficeList(
        "collectives_list",
        [
            ["KẾT QUẢ ĐÁNH GIÁ TẬP THỂ NĂM 2025"],
            ["STT", "Tên tập thể", "Số lượng CBCNV", "Kết quả xếp loại", "Ghi chú"],
            [1, "Phòng Kỹ thuật", 10, "Hoàn thành xuất sắc"],
            [2, "Đội xe", 6, "Hoàn thành tốt"],
            [3, "Tổ bảo vệ", 4, "HTNV"],
        ],
        ("name", "rating_2025", "headcount"),
        [
            ("Phòng Kỹ thuật", "HTXSNV", 10),
            ("Đội xe", "HTTNV", 6),
            ("Tổ bảo vệ", "HTNV", 4),
        ],
    ),
    "awards of a person by lines": OfficeList(
        "people",
        [
            ["THÀNH TÍCH KHEN THƯỞNG CỦA CÁN BỘ"],
            ["STT", "Họ và tên", "Chức vụ", "Danh hiệu, hình thức khen thưởng đã đạt"],
            [1, "Lê Văn Cường", "CC", "LĐTT năm 2023, 2024\nCSTĐCS 2024 (QĐ số 12/QĐ-UBND ngày 10/01/2025)"],
        ],
        ("name", "held"),
        [
            ("Lê Văn Cường", "LĐTT năm 2023, 2024; CSTĐCS 2024 (QĐ số 12/QĐ-UBND ngày 10/01/2025)"),
        ],
    ),
    "award per year columns": OfficeList(
        "people",
        [
            ["TỔNG HỢP DANH HIỆU THI ĐUA"],
            ["STT", "Họ và tên", "Tổ", "Danh hiệu thi đua đã đạt"],
            [None, None, None, "Năm học 2022-2023", "Năm học 2023-2024", "Năm học 2024-2025"],
            [1, "Nguyễn Thị Mai", "BGH", "LĐTT", "CSTĐCS", "LĐTT"],
            [2, "Trần Văn Nam", "KHTN", "LĐTT", "LĐTT", "-"],
        ],
        ("name", "held_2023", "held_2024", "held_2025"),
        [
            ("Nguyễn Thị Mai", "LĐTT", "CSTĐCS", "LĐTT"),
            ("Trần Văn Nam", "LĐTT", "LĐTT", None),
        ],
    ),
    "rating marks": OfficeList(
        "ratings",
        [
            ["KẾT QUẢ XẾP LOẠI NĂM 2025"],
            ["STT", "Họ và tên", "Chức vụ", "Xếp loại"],
            [None, None, None, "HTXSNV", "HTTNV", "HTNV", "KHTNV"],
            [1, "Vũ Đức Thắng", "TP", "x"],
            [2, "Hoàng Thị Hoà", "CV", None, "x"],
            ["Cộng", None, None, 1, 1, 0, 0],
        ],
        ("name", "rating", "year"),
        [
            ("Vũ Đức Thắng", "HTXSNV", 2025),
            ("Hoàng Thị Hoà", "HTTNV", 2025),
        ],
    ),
    "decisions each row": OfficeList(
        "awards_held",
        [
            ["DANH SÁCH KHEN THƯỞNG ĐỘT XUẤT NĂM 2025"],
            ["STT", "Họ và tên", "Địa chỉ", "Hình thức", "Số, ngày quyết định", "Lý do khen"],
            [1, "Ông Nguyễn Văn Sáu", "Thôn Đông", "GK", "QĐ số 45/QĐ-UBND ngày 03/03/2025", "Cứu người"],
            [2, "Bà Trần Thị Bảy", "Thôn Đoài", "GK", "nt", "Cứu người"],
        ],
        ("name", "award", "decision_number", "decision_date", "year"),
        [
            ("Nguyễn Văn Sáu", "GK", "45/QĐ-UBND", "2025-03-03", 2025),
            ("Trần Thị Bảy", "GK", "45/QĐ-UBND", "2025-03-03", 2025),
        ],
        unread=["Địa chỉ", "Lý do khen"],
    ),
    "headings with counts of people": OfficeList(
        "people",
        [
            ["STT", "Họ và tên", "Chức vụ", "Xếp loại 2025"],
            ["I.", "Ban Giám hiệu (03 người)"],
            [1, "Nguyễn Thị Mai", "HT", "HTXSNV"],
            ["II.", "Tổ Khoa học tự nhiên: 02 đ/c"],
            [2, "Trần Văn Nam", "TTCM", "HTTNV"],
            [3, "Lê Thị Oanh", "GV", "HTTNV"],
            ["III.", "Nhân viên"],
            [4, "Đỗ Văn Bảo", "Bảo vệ", "HTNV"],
        ],
        ("name", "unit", "rating_2025"),
        [
            ("Nguyễn Thị Mai", "Ban Giám hiệu", "HTXSNV"),
            ("Trần Văn Nam", "Tổ Khoa học tự nhiên", "HTTNV"),
            ("Lê Thị Oanh", "Tổ Khoa học tự nhiên", "HTTNV"),
            ("Đỗ Văn Bảo", None, "HTNV"),
        ],
    ),
    "registrations of a school year": OfficeList(
        "individuals_list",
        [
            ["TRƯỜNG MẦM NON TÂN HÒA"],
            ["ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM HỌC 2025 - 2026"],
            ["TT", "Họ và tên", "Chức vụ", "Danh hiệu", "Đề tài SKKN"],
            [1, "Đỗ Thị Hằng", "HT", "CSTĐCS", "Nâng cao chất lượng nuôi dưỡng"],
            [2, "Mai Thị Lụa", "GV", "LĐTT"],
        ],
        ("name", "registered_2026", "initiative_2026"),
        [
            ("Đỗ Thị Hằng", "CSTĐCS", "Nâng cao chất lượng nuôi dưỡng"),
            ("Mai Thị Lụa", "LĐTT", None),
        ],
    ),
    "initiatives with their classes": OfficeList(
        "people",
        [
            ["DANH SÁCH SKKN ĐƯỢC XẾP LOẠI NĂM HỌC 2024-2025"],
            ["TT", "Họ và tên", "Tên SKKN", "Xếp loại"],
            [1, "Đỗ Thị Hằng", "Nâng cao chất lượng", "A"],
            [2, "Mai Thị Lụa", "Trò chơi dân gian", "B"],
        ],
        ("name", "initiative_2025"),
        [
            ("Đỗ Thị Hằng", "Nâng cao chất lượng"),
            ("Mai Thị Lụa", "Trò chơi dân gian"),
        ],
        unread=["Xếp loại"],
    ),
    "ratings of quarters": OfficeList(
        "people",
        [
            ["TỔNG HỢP XẾP LOẠI NĂM 2025"],
            ["STT", "Họ và tên", "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm"],
            [1, "Lê Văn Cường", "HTTNV", "HTTNV", "HTXSNV", "HTXSNV", "HTXSNV"],
        ],
        ("name", "rating_2025"),
        [
            ("Lê Văn Cường", "HTXSNV"),
        ],
        unread=["Quý I", "Quý II", "Quý III", "Quý IV"],
    ),
    "awards with a span of years": OfficeList(
        "people",
        [
            ["THÀNH TÍCH 5 NĂM"],
            ["STT", "Họ và tên", "Danh hiệu đã đạt", "Từ năm - đến năm"],
            [1, "Lê Na", "LĐTT", "2021-2025"],
        ],
        ("name", "held"),
        [
            ("Lê Na", "LĐTT"),
        ],
        unread=["Từ năm - đến năm"],
    ),
    "ratings of units and of their people": OfficeList(
        "ratings",
        [
            ["KẾT QUẢ XẾP LOẠI NĂM 2025"],
            ["STT", "Tập thể/Cá nhân", "Chức vụ", "Mức xếp loại"],
            ["A", "TẬP THỂ"],
            [1, "Phòng Kinh tế", None, "HTXSNV"],
            ["B", "CÁ NHÂN"],
            ["I", "Phòng Kinh tế"],
            [1, "Vũ Đức Thắng", "TP", "HTXSNV"],
            [2, "Hoàng Thị Hoà", "CV", "HTTNV"],
        ],
        ("name", "subject_kind", "rating", "unit", "year"),
        [
            ("Phòng Kinh tế", "collective", "HTXSNV", None, 2025),
            ("Vũ Đức Thắng", "individual", "HTXSNV", "Phòng Kinh tế", 2025),
            ("Hoàng Thị Hoà", "individual", "HTTNV", "Phòng Kinh tế", 2025),
        ],
    ),
    "awards held and their money": OfficeList(
        "awards_held",
        [
            ["DANH SÁCH KHEN THƯỞNG NĂM 2024"],
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Số QĐ", "Ngày QĐ", "Tiền thưởng"],
            [1, "Lê Na", "VP", "LĐTT", "412/QĐ-UBND", "20/12/2024", "702.000"],
        ],
        ("name", "award", "decision_number", "year"),
        [
            ("Lê Na", "LĐTT", "412/QĐ-UBND", 2024),
        ],
    ),
    "units that stand as above": OfficeList(
        "people",
        [
            ["Tổ", "STT", "Họ và tên", "Danh hiệu đăng ký năm 2026"],
            ["Tổ Toán", 1, "Lê Na", "LĐTT"],
            ["-nt-", 2, "Vũ Hải", "CSTĐCS"],
            ["Tổ Văn", 3, "Mai Hoa", "LĐTT"],
        ],
        ("name", "unit", "registered_2026"),
        [
            ("Lê Na", "Tổ Toán", "LĐTT"),
            ("Vũ Hải", "Tổ Toán", "CSTĐCS"),
            ("Mai Hoa", "Tổ Văn", "LĐTT"),
        ],
    ),
}
