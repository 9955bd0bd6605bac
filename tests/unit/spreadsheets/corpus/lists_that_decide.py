"""Lists as schools, hospitals, communes and enterprises keep them: decisions, councils, votes, initiatives."""

from tests.unit.spreadsheets.corpus.office_lists import OfficeList

DECIDING = {
    "initiatives of school": OfficeList(
        "initiatives_list",
        [
            ["DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN NĂM HỌC 2024-2025"],
            ["(Kèm theo Quyết định số 56/QĐ-THCS ngày 20/5/2025)"],
            ["STT", "Tên sáng kiến", "Tác giả", "Chức vụ", "Tổ", "Cấp công nhận"],
            [1, "Dạy học STEM", "Nguyễn Thị Mai", "HT", "BGH", "Trường"],
            [2, "Ôn thi vào 10", "Trần Văn Nam; Lê Thị Oanh", "GV", "KHTN", "Cấp tỉnh"],
        ],
        ("name", "author_names", "scope", "year", "decision_number"),
        [
            ("Dạy học STEM", "Nguyễn Thị Mai", "grassroots", 2025, "56/QĐ-THCS"),
            ("Ôn thi vào 10", "Trần Văn Nam; Lê Thị Oanh", "province", 2025, "56/QĐ-THCS"),
        ],
        unread=["Chức vụ"],
    ),
    "members of a council": OfficeList(
        "council_list",
        [
            ["DANH SÁCH THÀNH VIÊN HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG XÃ TÂN HÒA"],
            ["STT", "Họ và tên", "Chức vụ", "Chức danh trong Hội đồng", "Nhiệm vụ"],
            [1, "Ông Nguyễn Văn An", "Chủ tịch UBND xã", "Chủ tịch HĐ", "Chỉ đạo chung"],
            [2, "Bà Trần Thị Lan", "Chánh Văn phòng", "Phó CT thường trực", "Thường trực"],
            [3, "Lê Quốc Huy", "Công chức", "Ủy viên, thư ký"],
        ],
        ("name", "job_title", "role", "task"),
        [
            ("Nguyễn Văn An", "Chủ tịch UBND xã", "Chủ tịch HĐ", "Chỉ đạo chung"),
            ("Trần Thị Lan", "Chánh Văn phòng", "Phó CT thường trực", "Thường trực"),
            ("Lê Quốc Huy", "Công chức", "Ủy viên, thư ký", None),
        ],
    ),
    "a council by the tasks in it": OfficeList(
        "council_list",
        [
            ["HỘI ĐỒNG THI ĐUA KHEN THƯỞNG"],
            ["STT", "Họ tên", "Chức vụ", "Nhiệm vụ trong HĐ"],
            [1, "Nguyễn Văn An", "Hiệu trưởng", "Chủ tịch"],
            [2, "Trần Thị Lan", "PHT", "Phó CT"],
            [3, "Lê Quốc Huy", "Thư ký HĐ", "Ủy viên"],
        ],
        ("name", "role"),
        [
            ("Nguyễn Văn An", "Chủ tịch"),
            ("Trần Thị Lan", "Phó CT"),
            ("Lê Quốc Huy", "Ủy viên"),
        ],
    ),
    "votes by unit": OfficeList(
        "vote_list",
        [
            ["BIÊN BẢN KIỂM PHIẾU"],
            ["Tổng số phiếu phát ra: 9, thu về: 9"],
            [
                "STT",
                "Họ và tên",
                "Đơn vị",
                "Danh hiệu đề nghị",
                "Số phiếu tán thành",
                "Số phiếu không tán thành",
                "Tỷ lệ (%)",
            ],
            [1, "Đ/c Trần Thị Lan", "Văn phòng", "CSTĐCS", "8/9", "1/9", "88,9"],
            [2, "Vũ Đức Thắng", "P.KT", "CSTĐCS", 9, 0, 100],
        ],
        ("name", "award", "in_favour", "against", "share"),
        [
            ("Trần Thị Lan", "CSTĐCS", "8/9", "1/9", "88,9"),
            ("Vũ Đức Thắng", "CSTĐCS", "9", "0", "100"),
        ],
    ),
    "results of proposals": OfficeList(
        "decision_list",
        [
            ["KẾT QUẢ XÉT KHEN THƯỞNG NĂM 2025"],
            ["STT", "Họ và tên", "Đơn vị", "Hình thức đề nghị", "Kết quả xét"],
            [1, "Vũ Đức Thắng", "P.KT", "CSTĐCS", "Đồng ý"],
            [2, "Hoàng Thị Hoà", "P.KT", "LĐTT", "Không đồng ý"],
        ],
        ("name", "asked_award", "result"),
        [
            ("Vũ Đức Thắng", "CSTĐCS", "Đồng ý"),
            ("Hoàng Thị Hoà", "LĐTT", "Không đồng ý"),
        ],
    ),
    "authors with dash": OfficeList(
        "initiatives_list",
        [
            ["DANH SÁCH SÁNG KIẾN NĂM 2025"],
            ["STT", "Tên sáng kiến", "Tác giả", "Đơn vị"],
            [1, "Cải tiến A", "Nguyễn Văn An - Trần Thị Bình", "VP"],
            [2, "Cải tiến B", "Lê Thị Na và Vũ Văn Hải", "VP"],
        ],
        ("name", "author_names"),
        [
            ("Cải tiến A", "Nguyễn Văn An; Trần Thị Bình"),
            ("Cải tiến B", "Lê Thị Na; Vũ Văn Hải"),
        ],
    ),
    "names and units in one column of a decision": OfficeList(
        "decision_list",
        [
            ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN"],
            ["(Kèm theo Quyết định số 77/QĐ-UBND ngày 01 tháng 6 năm 2026 của Chủ tịch UBND xã)"],
            ["STT", "Họ và tên, đơn vị", "Thành tích"],
            [1, "Ông Nguyễn Văn An, Chánh Văn phòng", "..."],
            [2, "Bà Trần Thị Bình, Trường TH Tân Hòa", "Xuất sắc"],
        ],
        ("name", "job_title"),
        [
            ("Nguyễn Văn An", "Chánh Văn phòng"),
            ("Trần Thị Bình", "Trường TH Tân Hòa"),
        ],
    ),
    "money for awards of a decision": OfficeList(
        "decision_list",
        [
            ["DANH SÁCH CHI TIỀN THƯỞNG (Kèm theo Quyết định số 412/QĐ-UBND ngày 20/12/2025)"],
            ["STT", "Họ và tên", "Danh hiệu", "Mức thưởng", "Ký nhận"],
            [1, "Lê Văn Cường", "LĐTT", "702.000"],
            [None, "Cộng", None, "702.000"],
        ],
        ("name", "award"),
        [
            ("Lê Văn Cường", "LĐTT"),
        ],
    ),
    "votes for collectives and people": OfficeList(
        "vote_list",
        [
            ["KẾT QUẢ BỎ PHIẾU KÍN"],
            [
                "STT",
                "Tên tập thể, cá nhân",
                "Danh hiệu",
                "Số phiếu đồng ý",
                "Số phiếu không đồng ý",
                "Phiếu trắng",
                "Tỷ lệ %",
                "Ghi chú",
            ],
            ["I", "Tập thể"],
            [1, "Phòng Kinh tế", "TTLĐXS", 9, 0, 0, "100%"],
            ["II", "Cá nhân"],
            [1, "Lê Na", "CSTĐCS", 7, 2, 0, "77,8%", "Không đạt 80%"],
        ],
        ("name", "award", "in_favour", "against", "invalid", "share"),
        [
            ("Phòng Kinh tế", "TTLĐXS", "9", "0", "0", "100%"),
            ("Lê Na", "CSTĐCS", "7", "2", "0", "77,8%"),
        ],
    ),
}
